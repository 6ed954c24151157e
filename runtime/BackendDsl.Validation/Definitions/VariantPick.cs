using System.Globalization;

namespace BackendDsl.Validation.Definitions;

/// <summary>Which variant of a definition a project property chooses.</summary>
public sealed class VariantPick
{
    /// <summary>The value of the property that chooses none: all members of all variants are there.</summary>
    public const string None = "*";

    private VariantPick(int index, string name, string variant, bool isAssumed, bool isOnly)
    {
        IsOnly = isOnly;
        Index = index;
        Name = name;
        Variant = variant;
        IsAssumed = isAssumed;
    }

    /// <summary>The place of the variant in the list it was chosen from.</summary>
    public int Index { get; }

    /// <summary>The value of the property, or the default variant's where it is not set.</summary>
    public string Name { get; }

    /// <summary>The name of the variant that is taken: another than <see cref="Name"/> where it is the nearest earlier one.</summary>
    public string Variant { get; }

    /// <summary>True where the property is not set.</summary>
    public bool IsAssumed { get; }

    /// <summary>True where there is no other.</summary>
    public bool IsOnly { get; }

    /// <summary>True where the wanted version is not known, and the nearest earlier one stands for it.</summary>
    public bool IsNearest => Name != Variant;

    /// <summary>What is to be told of the choice, or null.</summary>
    /// <param name="property">The property that chooses.</param>
    public string? Note(string property) => IsAssumed
        ? IsOnly ? null : $"{property} is not set: {Name} is assumed"
        : IsNearest ? $"{property} is {Name}, whose definitions are not known here: those of the nearest earlier one, {Variant}, are taken" : null;

    /// <summary>
    /// The variant for a value of the property: the one of that name; of a version of three numbers that none has, the nearest earlier one with the
    /// same first two; the default where nothing is wanted. Null where none is wanted (<see cref="None"/>) or none fits.
    /// </summary>
    /// <param name="wanted">The value of the property; empty or null where it is not set.</param>
    /// <param name="variants">The values that choose each variant, parted by commas, and whether it is the default.</param>
    public static VariantPick? Of(string? wanted, IReadOnlyList<(string Names, bool IsDefault)> variants)
    {
        wanted = wanted?.Trim() ?? "";
        if (wanted == None)
            return null;
        if (wanted.Length > 1 && wanted[0] is 'v' or 'V' && char.IsDigit(wanted[1]))
            wanted = wanted.Substring(1);
        (int Index, string Variant, int Patch)? nearest = null;
        for (var i = 0; i < variants.Count; i++)
        {
            foreach (var name in variants[i].Names.Split(','))
            {
                if (wanted.Length > 0 ? string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase) : variants[i].IsDefault)
                    return new(i, name, name, wanted.Length == 0, variants.Count == 1);
                if (PatchOf(name, wanted) is { } patch && (nearest is null || patch > nearest.Value.Patch))
                    nearest = (i, name, patch);
            }
        }

        return nearest is { } near ? new(near.Index, wanted, near.Variant, isAssumed: false, variants.Count == 1) : null;
    }

    /// <summary>What is told of a value that no variant has.</summary>
    public static string Problem(string property, string wanted, IReadOnlyList<(string Names, bool IsDefault)> variants) =>
        $"{property} is '{wanted}', which is not known here; it may be {string.Join(", ", variants.Select(static v => v.Names.Split(',')[0]).Distinct())}";

    /// <summary>The third number of a variant that is not later than the wanted one and has the same first two.</summary>
    private static int? PatchOf(string variant, string wanted) =>
        variant.Split('.') is [var major, var minor, var patch] && wanted.Split('.') is [var wantedMajor, var wantedMinor, var wantedPatch]
            && major == wantedMajor && minor == wantedMinor && Number(patch) is { } number && Number(wantedPatch) is { } limit && number <= limit
                ? number
                : null;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
