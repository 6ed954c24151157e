namespace BackendDsl.Tests.Sample;

/// <summary>The compact schema of the sample kind: what the generator prints for widgets.crd.yaml.</summary>
internal static class WidgetSchema
{
    public const string Text = """
        {"v":1,"d":[{"t":"s"},{"t":"o"},{"t":"b"},{"g":32},{"t":"i"},{"t":"a","i":4},{"t":"a","i":5},{"t":"i","e":[1,2]},{"g":16,"r":"^[0-9]+(\\.[0-9]+)?([EPTGMKk]i?|m)?$"},{"t":"s","L":20},{"g":16},{"t":"o","a":0},{"t":"o","p":{"amount":8,"name":9,"port":10,"tags":11}},{"t":"o","a":12},{"t":"a","i":12,"N":8},{"t":"n","d":0.5,"m":0},{"t":"i","f":"int32","d":1,"m":1,"M":10},{"t":"s","f":"date-time","g":1},{"t":"s","e":["Plain","preserve-case",""]},{"t":"a","i":18},{"t":"s","f":"duration"},{"t":"s","L":40},{"t":"a","i":0},{"t":"o","g":32,"p":{"enabled":2,"extra":3,"grid":6,"level":7,"main":12,"named":13,"nothing":1,"parts":14,"ratio":15,"replicas":16,"serial":4,"start":17,"style":18,"styles":19,"timeout":20,"title":21,"words":22},"R":[{"r":"!has(self.timeout) || duration(self.timeout) > duration('0s')","m":"timeout must be positive"},{"r":"!has(oldSelf.serial) || has(self.serial) && self.serial == oldSelf.serial","m":"serial never changes"}]},{"t":"o","p":{"phase":0}},{"t":"o","p":{"apiVersion":0,"kind":0,"metadata":1,"spec":23,"status":24}}],"r":25}
        """;
}
