using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace BackendDsl.DefinitionCompiler.Metadata;

/// <summary>The instructions of the method that is being made; used again for the next.</summary>
internal sealed class MethodCode(MetadataBuilder metadata)
{
    /// <summary>What the runtime takes for granted where a body is small; no method here needs more.</summary>
    public const int MaxStack = 8;

    private readonly BlobBuilder _code = new();
    private readonly ControlFlowBuilder _flow = new();
    private bool _hasBranches;

    /// <summary>The instructions so far.</summary>
    public InstructionEncoder Instructions => new(_code, _hasBranches ? _flow : null);

    /// <summary>Local variables; nil without any.</summary>
    public StandaloneSignatureHandle Locals { get; private set; }

    public MethodCode Do(ILOpCode code)
    {
        Instructions.OpCode(code);
        return this;
    }

    public MethodCode Do(ILOpCode code, EntityHandle token)
    {
        Instructions.OpCode(code);
        Instructions.Token(token);
        return this;
    }

    public MethodCode Argument(int index)
    {
        Instructions.LoadArgument(index);
        return this;
    }

    public MethodCode Number(int value)
    {
        Instructions.LoadConstantI4(value);
        return this;
    }

    public MethodCode Number(long value)
    {
        // As the C# compiler does: a short form where one fits.
        if (value is >= int.MinValue and <= int.MaxValue)
        {
            Instructions.LoadConstantI4((int)value);
            return Do(ILOpCode.Conv_i8);
        }

        if (value is >= 0 and <= uint.MaxValue)
        {
            Instructions.LoadConstantI4(unchecked((int)value));
            return Do(ILOpCode.Conv_u8);
        }

        Instructions.LoadConstantI8(value);
        return this;
    }

    public MethodCode Text(string value)
    {
        Instructions.LoadString(metadata.GetOrAddUserString(value));
        return this;
    }

    public MethodCode Call(EntityHandle method)
    {
        Instructions.Call(method);
        return this;
    }

    public MethodCode Return() => Do(ILOpCode.Ret);

    /// <summary>A place to branch to.</summary>
    public LabelHandle Label()
    {
        _hasBranches = true;
        return Instructions.DefineLabel();
    }

    public MethodCode Branch(ILOpCode code, LabelHandle to)
    {
        Instructions.Branch(code, to);
        return this;
    }

    public MethodCode Mark(LabelHandle label)
    {
        Instructions.MarkLabel(label);
        return this;
    }

    public MethodCode WithLocals(StandaloneSignatureHandle locals)
    {
        Locals = locals;
        return this;
    }

    public void Clear()
    {
        _code.Clear();
        _flow.Clear();
        _hasBranches = false;
        Locals = default;
    }
}
