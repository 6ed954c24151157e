namespace BackendDsl.CSharp.Model;

/// <summary>What a builder method takes.</summary>
internal enum BuilderMethodKind : byte
{
    /// <summary>A value.</summary>
    SetValue,

    /// <summary>A finished object.</summary>
    SetObject,

    /// <summary>A lambda on the builder of an object.</summary>
    Configure,

    /// <summary>Any number of items of a list.</summary>
    Append,

    /// <summary>One item of a list, which <c>new()</c> makes.</summary>
    AppendItem,

    /// <summary>Any number of lambdas, each on the builder of an item.</summary>
    AppendBuilt,

    /// <summary>Any number of keys with their values.</summary>
    Put,

    /// <summary>Pairs of keys and values, as any sort of dictionary has them and as a query makes them.</summary>
    PutPairs,

    /// <summary>A dictionary.</summary>
    PutDictionary,

    /// <summary>Any number of keys, each with a lambda on the builder of its value.</summary>
    PutBuilt,
}
