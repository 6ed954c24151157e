namespace BackendDsl.Architecture.Tests.Rooms;

/// <summary>Code in one room that names a type of another.</summary>
/// <param name="Project">The project both rooms are in.</param>
/// <param name="From">The folder that names; <c>.</c> for the project's own.</param>
/// <param name="To">The folder of the type.</param>
/// <param name="Example">One place: the file and the type it names.</param>
public sealed record Arrow(string Project, string From, string To, string Example);
