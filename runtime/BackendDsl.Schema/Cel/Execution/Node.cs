namespace BackendDsl.Schema.Cel.Execution;

/// <summary>A step of a compiled expression.</summary>
internal abstract class Node
{
    public abstract CelValue Evaluate(Frame frame);
}
