namespace BackendDsl.Models;

/// <summary>What every builder has; generated ones derive from <see cref="ObjectBuilder{TModel, TBuilder}"/>.</summary>
public abstract class ObjectBuilder
{
    private protected ObjectBuilder()
    {
    }

    /// <summary>Goes on from an object, which stays as it is.</summary>
    internal abstract void Start(ModelObject model);

    /// <summary>Ends a nested lambda: the object as it stands, not judged on its own.</summary>
    internal abstract ModelObject Finish();

    /// <summary>The same where the builder may not go on.</summary>
    internal abstract ModelObject End();
}
