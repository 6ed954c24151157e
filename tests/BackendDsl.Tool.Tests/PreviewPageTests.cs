using Microsoft.Playwright;

namespace BackendDsl.Tool.Tests;

/// <summary>The page in a real browser: what people see and do there.</summary>
public sealed class PreviewPageTests : IAsyncLifetime
{
    private static readonly string? s_browser = new[] { Environment.GetEnvironmentVariable("BACKENDDSL_BROWSER"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(p => p is not null && File.Exists(p));

    private readonly CommandRun _run = new();
    private readonly List<string> _complaints = [];
    private readonly List<string> _requests = [];
    private LivePreview? _preview;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private IPage? _page;

    private IPage Page => _page!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(s_browser is null, "no Chromium on this machine; install it, or name one with BACKENDDSL_BROWSER");
        _run.With("deploy/edge.yaml", PreviewSamples.Edge).With("deploy/secure.yaml", PreviewSamples.Secure);
        PreviewSamples.Git(_run.Folder, "init", "-q");
        PreviewSamples.Git(_run.Folder, "add", ".");
        PreviewSamples.Git(_run.Folder, "commit", "-q", "-m", "one");
        _preview = new(_run.Folder, "-f", "deploy");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = s_browser,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _preview?.Dispose();
        _run.Dispose();
    }

    private async Task OpenAsync(int width = 1280, int height = 860, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme });
        _page = await context.NewPageAsync();
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _complaints.Add(message.Text);
        };
        Page.PageError += (_, error) => _complaints.Add(error);
        Page.Request += (_, request) => _requests.Add(request.Url);
        await Page.GotoAsync(_preview!.Address.ToString());
        await Page.Locator("#live.on").WaitForAsync();
        await Page.Locator(".box").First.WaitForAsync();
    }

    private void NothingWrong()
    {
        Assert.Empty(_complaints);
        Assert.All(_requests, r => Assert.True(r.StartsWith(_preview!.Address.ToString(), StringComparison.Ordinal) || r == "data:,", r));
    }

    private Task<string> PanelAsync() => Page.Locator("#panel").InnerTextAsync();

    [Fact]
    public async Task It_opens_and_shows_policies_backends_and_who_decides()
    {
        await OpenAsync();
        Assert.Equal(3, await Page.Locator("#policies .box").CountAsync());
        Assert.Equal(2, await Page.Locator("#backends .box").CountAsync());
        Assert.Equal(4, await Page.Locator("#lines path").CountAsync());
        await Page.Locator("#backends .box", new() { HasText = "shop/cart" }).ClickAsync();
        Assert.Equal("Service shop/cart", await Page.Locator("#chosen").InnerTextAsync());
        var fields = await PanelAsync();
        Assert.Contains("connect_timeout", fields, StringComparison.Ordinal);
        Assert.Contains("deploy/edge.yaml:20", fields, StringComparison.Ordinal);
        Assert.Contains("hides BackendConfigPolicy shop/slow spec.connectTimeout", fields, StringComparison.Ordinal);
        await Page.GetByRole(AriaRole.Tab, new() { Name = "Cluster" }).ClickAsync();
        Assert.Contains("connect_timeout: 5s", await PanelAsync(), StringComparison.Ordinal);
        await Page.GetByRole(AriaRole.Tab, new() { Name = "Manifests" }).ClickAsync();
        Assert.Contains("perConnectionBufferLimitBytes: 1024", await PanelAsync(), StringComparison.Ordinal);
        NothingWrong();
    }

    [Fact]
    public async Task Findings_stand_with_their_place_and_a_policy_tells_what_it_decides()
    {
        await OpenAsync();
        await Page.Locator("#policies .box", new() { HasText = "shop/secure" }).ClickAsync();
        await Page.GetByRole(AriaRole.Tab, new() { NameRegex = new("Findings") }).ClickAsync();
        var findings = await PanelAsync();
        Assert.Contains("BDSL4005", findings, StringComparison.Ordinal);
        Assert.Contains("deploy/secure.yaml:10", findings, StringComparison.Ordinal);
        await Page.GetByRole(AriaRole.Tab, new() { Name = "Fields" }).ClickAsync();
        Assert.Contains("kube_shop_web_8000", await PanelAsync(), StringComparison.Ordinal);
        await Page.Locator("#policies .box", new() { HasText = "shop/slow" }).ClickAsync();
        Assert.Contains("hidden by BackendConfigPolicy shop/base", await PanelAsync(), StringComparison.Ordinal);
        NothingWrong();
    }

    [Fact]
    public async Task Release_and_Envoy_are_chosen_and_the_page_follows()
    {
        await OpenAsync();
        var releases = await Page.Locator("#release option").AllInnerTextsAsync();
        Assert.Contains("kgateway 2.1", releases);
        await Page.SelectOptionAsync("#release", "2.1");
        await Page.WaitForFunctionAsync("() => [...document.querySelectorAll('#envoy option')].find(o => o.text.includes('of the release'))?.selected");
        await Page.SelectOptionAsync("#envoy", "1.40");
        await Page.WaitForFunctionAsync("() => document.querySelector('#envoy').value === '1.40'");
        Assert.Equal("2.1", await Page.InputValueAsync("#release"));
        NothingWrong();
    }

    [Fact]
    public async Task A_change_shows_by_itself_with_what_differs_from_the_commit()
    {
        await OpenAsync();
        await Page.Locator("#backends .box", new() { HasText = "shop/web" }).ClickAsync();
        await Page.GetByRole(AriaRole.Tab, new() { NameRegex = new("Since the commit") }).ClickAsync();
        Assert.Contains("Nothing differs from commit", await PanelAsync(), StringComparison.Ordinal);
        _run.With("deploy/edge.yaml", PreviewSamples.Edge.Replace("connectTimeout: 5s", "connectTimeout: 9s", StringComparison.Ordinal));
        await Page.Locator("#panel .added").First.WaitForAsync(new() { Timeout = 30_000 });
        var changes = await PanelAsync();
        Assert.Contains("\"5s\"", changes, StringComparison.Ordinal);
        Assert.Contains("+   connectTimeout: 9s", changes, StringComparison.Ordinal);
        Assert.Equal("Service shop/web", await Page.Locator("#chosen").InnerTextAsync());
        NothingWrong();
    }

    [Fact]
    public async Task It_works_without_a_mouse()
    {
        await OpenAsync();
        await Page.Locator("#policies .box").First.FocusAsync();
        await Page.Keyboard.PressAsync("ArrowDown");
        await Page.Keyboard.PressAsync("ArrowRight");
        await Page.Keyboard.PressAsync("Enter");
        Assert.Equal("Service shop/web", await Page.Locator("#chosen").InnerTextAsync());
        Assert.Equal("/Service/shop/web", await Page.EvaluateAsync<string>("() => document.activeElement.dataset.id"));
        await Page.Locator("#tab-fields").FocusAsync();
        await Page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("tab-cluster", await Page.EvaluateAsync<string>("() => document.activeElement.id"));
        Assert.Equal("true", await Page.Locator("#tab-cluster").GetAttributeAsync("aria-selected"));
        await Page.Keyboard.PressAsync("End");
        Assert.Equal("tab-changes", await Page.EvaluateAsync<string>("() => document.activeElement.id"));
        await Page.FillAsync("#filter", "slow");
        Assert.Equal(["shop/slow"], await Page.Locator("#policies .box .name").AllInnerTextsAsync());
        Assert.Equal(["shop/cart"], await Page.Locator("#backends .box .name").AllInnerTextsAsync());
        NothingWrong();
    }

    [Theory]
    [InlineData(360, 740, ColorScheme.Dark)]
    [InlineData(360, 740, ColorScheme.Light)]
    [InlineData(1280, 860, ColorScheme.Dark)]
    public async Task Small_and_dark_screens_show_all_of_it(int width, int height, ColorScheme scheme)
    {
        await OpenAsync(width, height, scheme);
        foreach (var tab in new[] { "fields", "cluster", "manifest", "findings", "changes" })
        {
            await Page.Locator("#tab-" + tab).ClickAsync();
            Assert.True(await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{tab} is wider than the screen");
        }

        // The contrast of text against what is behind it, as WCAG 2 counts it.
        var contrast = await Page.EvaluateAsync<double>("""
            () => {
              const light = text => {
                const [r, g, b] = text.match(/[0-9.]+/g).map(Number).map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const behind = node => {
                for (; node; node = node.parentElement) {
                  const color = getComputedStyle(node).backgroundColor;
                  if (!color.startsWith("rgba(0, 0, 0, 0")) return color;
                }
                return "rgb(255, 255, 255)";
              };
              return Math.min(...[...document.querySelectorAll(".box span, td, th, p, h1, h2, h3, button, label, .number")].filter(n => n.textContent.trim()).map(n => {
                const [a, b] = [light(getComputedStyle(n).color), light(behind(n))];
                return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
              }));
            }
            """);
        Assert.True(contrast >= 4.5, $"contrast {contrast:0.00}");
        NothingWrong();
    }

    [Fact]
    public async Task Pictures_for_the_guide()
    {
        var folder = Environment.GetEnvironmentVariable("BACKENDDSL_UPDATE") == "1" ? Path.Combine(BackendDsl.Tests.Shared.TestData.RepositoryRoot, "docs", "command") : _run.Folder;
        await OpenAsync();
        await Page.Locator("#backends .box", new() { HasText = "shop/cart" }).ClickAsync();
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "preview.png") });
        await Page.CloseAsync();
        await OpenAsync(360, 740, ColorScheme.Dark);
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "preview-small.png") });
        Assert.All(new[] { "preview.png", "preview-small.png" }, f => Assert.True(new FileInfo(Path.Combine(folder, f)).Length > 10_000));
        NothingWrong();
    }
}
