using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Libraries;

internal delegate CelValue CelFunction0(Activation activation);

internal delegate CelValue CelFunction1(Activation activation, in CelValue first);

internal delegate CelValue CelFunction2(Activation activation, in CelValue first, in CelValue second);

internal delegate CelValue CelFunction3(Activation activation, in CelValue first, in CelValue second, in CelValue third);

internal delegate CelValue CelFunction4(Activation activation, in CelValue first, in CelValue second, in CelValue third, in CelValue fourth);
