using System.Collections.Concurrent;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Libraries;

/// <summary>Puts the libraries together that a server version offers.</summary>
internal static class FunctionTables
{
    private static readonly ConcurrentDictionary<(int Server, int Libraries), FunctionTable> s_tables = new();

    /// <param name="server">The server's minor version: which CEL implementation it is built with.</param>
    /// <param name="libraries">The newest library generation an expression may use.</param>
    public static FunctionTable For(int server, int libraries) => s_tables.GetOrAdd((server, libraries), static key => Build(key.Server, key.Libraries));

    private static FunctionTable Build(int server, int libraries)
    {
        var table = new FunctionTable();
        OperatorDeclarations.AddTo(table);
        ConversionFunctions.AddTo(table);
        StandardFunctions.AddTo(table);
        TimeFunctions.AddTo(table);
        OptionalFunctions.AddTo(table, server);
        StringFunctions.AddTo(table, server);
        ListFunctions.AddTo(table);
        SetFunctions.AddTo(table);
        RegexFunctions.AddTo(table);
        UrlFunctions.AddTo(table);
        IpFunctions.AddTo(table);
        CidrFunctions.AddTo(table, server);
        QuantityFunctions.AddTo(table);
        AuthorizerFunctions.AddTo(table, libraries);
        if (libraries >= 31)
            FormatFunctions.AddTo(table);
        if (libraries >= 33)
            SemverFunctions.AddTo(table);
        if (libraries >= 34)
            NewListFunctions.AddTo(table);
        return table;
    }
}
