using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Decoding;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>What the containers of a Pod ask for together: those that run and the sidecars, or more where one that prepares needs more at its time.</summary>
internal static class AggregateRequests
{
    /// <summary>The sum of what is known; null where nothing asks for it.</summary>
    public static (string Text, Amount Amount)? Of(PodSpecView spec, string name)
    {
        var zero = Zero();
        var (running, sidecars, peak, found) = (zero, zero, zero, false);
        for (var i = 0; i < spec.Containers.Count; i++)
        {
            if (Request(new ContainerView(spec.Containers.At(i)), name, out var request))
                (running, found) = (Add(running, request), true);
        }

        for (var i = 0; i < spec.InitContainers.Count; i++)
        {
            var container = new ContainerView(spec.InitContainers.At(i));
            if (!Request(container, name, out var request))
                continue;
            found = true;
            var sidecar = container.RestartPolicy.Is("Always");
            if (sidecar)
                sidecars = Add(sidecars, request);
            var now = sidecar.IsTrue ? sidecars : sidecar.IsFalse ? Add(sidecars, request) : sidecars;
            if (now > peak)
                peak = now;
        }

        if (!found)
            return null;
        var all = Add(running, sidecars);
        if (peak > all)
            all = peak;
        return Amount.TryRead(all.ToString(), out var amount) ? (all.ToString(), amount) : null;
    }

    private static Quantity Add(Quantity left, Quantity right) => left.Sign == 0 ? right : left.Add(right);

    private static Quantity Zero() => Quantity.TryParse("0", out var zero) ? zero : Quantity.FromInt64(0);

    private static bool Request(ContainerView container, string name, out Quantity request)
    {
        request = Zero();
        return container.Resources.Requests.Get(name).TryGiven(out string text) && Quantity.TryParse(text, out request);
    }

}
