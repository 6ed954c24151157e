using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Tests;

/// <summary>Each function that a rule may call answers as it should, at least once: these cases need no shared data.</summary>
public sealed class FunctionCaseTests
{
    private static readonly CelEnvironment s_environment = CelEnvironment.Create("1.36");

    [Theory]
    // Conversions and the standard functions.
    [InlineData("bool('true') && !bool('false')")]
    [InlineData("bytes('ab') == b'ab' && size(bytes('ab')) == 2")]
    [InlineData("dyn(1) == 1 && dyn('a') != 1")]
    [InlineData("double('1.5') == 1.5 && double(2) == 2.0")]
    [InlineData("duration('90s') == duration('1m30s')")]
    [InlineData("int('7') == 7 && int(7.9) == 7")]
    [InlineData("string(7) == '7' && string(true) == 'true'")]
    [InlineData("timestamp('2026-01-02T03:04:05Z') < timestamp('2026-01-02T03:04:06Z')")]
    [InlineData("uint('7') == 7u")]
    [InlineData("size('abc') == 3 && 'abc'.size() == 3 && [1, 2].size() == 2 && {'a': 1}.size() == 1")]
    [InlineData("'abc'.contains('b') && !'abc'.contains('x')")]
    [InlineData("'abc'.startsWith('a') && 'abc'.endsWith('c') && !'abc'.endsWith('b')")]
    [InlineData("'abc'.matches('^a.c$') && matches('abc', 'b') && !'abc'.matches('^b')")]
    [InlineData("type(1) == int && type('a') == string")]
    // Times.
    [InlineData("timestamp('2026-11-29T14:41:17.250Z').getFullYear() == 2026 && timestamp('2026-11-29T14:41:17Z').getMonth() == 10")]
    [InlineData("timestamp('2026-11-29T14:41:17Z').getDate() == 29 && timestamp('2026-11-29T14:41:17Z').getDayOfMonth() == 28")]
    [InlineData("timestamp('2026-11-29T14:41:17Z').getDayOfWeek() == 0 && timestamp('2026-01-01T00:00:00Z').getDayOfYear() == 0")]
    [InlineData("timestamp('2026-11-29T14:41:17Z').getHours() == 14 && duration('90m').getHours() == 1")]
    [InlineData("timestamp('2026-11-29T14:41:17Z').getMinutes() == 41 && duration('90s').getMinutes() == 1")]
    [InlineData("timestamp('2026-11-29T14:41:17Z').getSeconds() == 17 && duration('1m').getSeconds() == 60")]
    [InlineData("timestamp('2026-11-29T14:41:17.250Z').getMilliseconds() == 250")]
    // Optional values.
    [InlineData("optional.of(1).hasValue() && optional.of(1).value() == 1 && !optional.none().hasValue()")]
    [InlineData("!optional.ofNonZeroValue(0).hasValue() && optional.ofNonZeroValue(2).value() == 2")]
    [InlineData("optional.none().or(optional.of(3)).value() == 3 && optional.none().orValue(4) == 4")]
    [InlineData("optional.unwrap([optional.of(1), optional.none()]) == [1] && [optional.none(), optional.of(2)].unwrapOpt() == [2]")]
    [InlineData("[1, 2].first().value() == 1 && [1, 2].last().value() == 2")]
    // Text.
    [InlineData("'abc'.charAt(1) == 'b' && 'abcb'.indexOf('b') == 1 && 'abcb'.lastIndexOf('b') == 3 && 'abcb'.indexOf('b', 2) == 3")]
    [InlineData("'AbC'.lowerAscii() == 'abc' && 'AbC'.upperAscii() == 'ABC' && ' a '.trim() == 'a'")]
    [InlineData("'aXbX'.replace('X', '-') == 'a-b-' && 'aXbX'.replace('X', '-', 1) == 'a-bX'")]
    [InlineData("'a,b,c'.split(',') == ['a', 'b', 'c'] && 'a,b,c'.split(',', 2) == ['a', 'b,c'] && ['a', 'b'].join('-') == 'a-b'")]
    [InlineData("'abcd'.substring(1) == 'bcd' && 'abcd'.substring(1, 3) == 'bc'")]
    [InlineData("'%s has %d'.format(['a', 2]) == 'a has 2' && strings.quote('a\"b') == '\"a\\\\\"b\"'")]
    [InlineData("'abc123'.find('[0-9]+') == '123' && 'a1b22'.findAll('[0-9]+') == ['1', '22'] && 'a1b22'.findAll('[0-9]+', 1) == ['1']")]
    [InlineData("!format.dns1123Label().validate('abc').hasValue() && format.dns1123Label().validate('A').hasValue()")]
    [InlineData("format.named('dns1123Label').hasValue() && !format.named('none').hasValue()")]
    // Lists and sets.
    [InlineData("[1, 2, 3].isSorted() && ![2, 1].isSorted() && [2, 1, 3].min() == 1 && [2, 1, 3].max() == 3 && [1, 2].sum() == 3")]
    [InlineData("[1, 2, 1].indexOf(1) == 0 && [1, 2, 1].lastIndexOf(1) == 2")]
    [InlineData("[1, 2, 3].slice(1, 3) == [2, 3] && [[1], [2, 3]].flatten() == [1, 2, 3] && [3, 1].sort() == [1, 3]")]
    [InlineData("lists.range(3) == [0, 1, 2] && [1, 2].reverse() == [2, 1] && [1, 1, 2].distinct() == [1, 2] && ['bb', 'a'].sortBy(x, size(x)) == ['a', 'bb']")]
    [InlineData("sets.contains([1, 2, 3], [1, 3]) && sets.intersects([1, 2], [2, 3]) && !sets.intersects([1], [2]) && sets.equivalent([1, 2, 2], [2, 1])")]
    // Addresses.
    [InlineData("isURL('https://a.example:8443/x?q=1') && !isURL('../x')")]
    [InlineData("url('https://a.example:8443/x y?q=1&q=2').getScheme() == 'https' && url('https://a.example:8443/').getHost() == 'a.example:8443'")]
    [InlineData("url('https://a.example:8443/').getHostname() == 'a.example' && url('https://a.example:8443/').getPort() == '8443'")]
    [InlineData("url('https://a.example/x y').getEscapedPath() == '/x%20y' && url('https://a.example/?q=1&q=2').getQuery() == {'q': ['1', '2']}")]
    [InlineData("isIP('10.0.0.1') && !isIP('10.0.0') && ip('::1').family() == 6 && ip.isCanonical('::1') && !ip.isCanonical('0::1') && string(ip('10.0.0.1')) == '10.0.0.1'")]
    [InlineData("ip('0.0.0.0').isUnspecified() && ip('127.0.0.1').isLoopback() && ip('224.0.0.1').isLinkLocalMulticast() && ip('169.254.1.1').isLinkLocalUnicast() && ip('8.8.8.8').isGlobalUnicast()")]
    [InlineData("isCIDR('10.0.0.0/8') && !isCIDR('10.0.0.0') && cidr('10.1.2.3/8').masked() == cidr('10.0.0.0/8') && cidr('10.0.0.0/8').prefixLength() == 8 && cidr('10.1.0.0/16').ip() == ip('10.1.0.0')")]
    [InlineData("cidr('10.0.0.0/8').containsIP('10.9.9.9') && !cidr('10.0.0.0/8').containsIP(ip('11.0.0.1')) && cidr('10.0.0.0/8').containsCIDR('10.1.0.0/16')")]
    // Quantities and versions.
    [InlineData("isQuantity('1Gi') && !isQuantity('1Go') && quantity('1Ki').isInteger() && quantity('1Ki').asInteger() == 1024 && quantity('500m').asApproximateFloat() == 0.5 && sign(quantity('-1')) == -1")]
    [InlineData("quantity('2').isGreaterThan(quantity('1')) && quantity('1').isLessThan(quantity('2')) && quantity('1').compareTo(quantity('1000m')) == 0")]
    [InlineData("quantity('1').add(quantity('500m')) == quantity('1500m') && quantity('1').add(1) == quantity('2') && quantity('1').sub(quantity('1')) == quantity('0')")]
    [InlineData("isSemver('1.2.3') && !isSemver('v1.2') && isSemver('v1.2', true) && semver('1.2.3').major() == 1 && semver('1.2.3').minor() == 2 && semver('1.2.3').patch() == 3")]
    [InlineData("semver('1.10.0').isGreaterThan(semver('1.9.0')) && semver('1.0.0-rc.1').isLessThan(semver('1.0.0')) && semver('1.0.0').compareTo(semver('1.0.0')) == 0")]
    public void Answers(string expression)
    {
        var answer = CelExpression.Compile(expression, s_environment).Evaluate(new CelBindings());
        Assert.True(answer.IsTrue, $"{expression}: {answer}");
    }

    /// <summary>The authorizer's answers are a cluster's: what may be asked is checked, and nothing is guessed.</summary>
    [Theory]
    [InlineData("authorizer.path('/healthz').check('get').allowed()")]
    [InlineData("authorizer.group('').resource('pods').check('create').errored()")]
    [InlineData("authorizer.group('apps').resource('deployments').fieldSelector('spec.replicas=1').labelSelector('app=web').check('list').reason() == ''")]
    [InlineData("authorizer.serviceAccount('edge', 'web').path('/x').check('get').error() == ''")]
    [InlineData("authorizer.group('').resource('pods').subresource('log').namespace('edge').name('p').check('get').allowed()")]
    public void Is_not_known_here(string expression)
    {
        var environment = AdmissionEnvironment();
        Assert.Empty(CelExpression.Check(expression, environment));
        Assert.True(CelExpression.Compile(expression, environment).Evaluate(new CelBindings()).IsUnknown);
    }

    private static CelEnvironment AdmissionEnvironment() => s_environment.WithVariable("authorizer", CelTypes.Authorizer);
}
