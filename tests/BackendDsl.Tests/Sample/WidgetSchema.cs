namespace BackendDsl.Tests.Sample;

/// <summary>The compact schema of the sample kind.</summary>
internal static class WidgetSchema
{
    public const string Text = "";
}
