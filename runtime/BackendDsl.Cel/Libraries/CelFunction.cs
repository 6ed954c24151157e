using BackendDsl.Cel.Evaluation;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Libraries;

internal delegate CelValue CelFunction0(Frame frame);

internal delegate CelValue CelFunction1(Frame frame, in CelValue first);

internal delegate CelValue CelFunction2(Frame frame, in CelValue first, in CelValue second);

internal delegate CelValue CelFunction3(Frame frame, in CelValue first, in CelValue second, in CelValue third);

internal delegate CelValue CelFunction4(Frame frame, in CelValue first, in CelValue second, in CelValue third, in CelValue fourth);
