namespace BackendDsl.GatewayApi;

/// <summary>Offers a controller to the command, the build and the preview.</summary>
/// <param name="controller">A type derived from <see cref="GatewayController"/> with a public constructor without parameters.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class GatewayControllerAttribute(
    [System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] Type controller) : Attribute
{
    /// <summary>The controller's type.</summary>
    [System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)]
    public Type Controller { get; } = controller;

    /// <summary>Makes the controller.</summary>
    public GatewayController Create() => (GatewayController)Activator.CreateInstance(Controller)!;
}
