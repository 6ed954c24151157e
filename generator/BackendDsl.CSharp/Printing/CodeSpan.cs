namespace BackendDsl.CSharp.Printing;

/// <summary>Code that runs, in a printed source: within one line.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">Its first column, from 1.</param>
/// <param name="EndColumn">The column behind it.</param>
internal readonly record struct CodeSpan(int Line, int Column, int EndColumn);
