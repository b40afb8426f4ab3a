//! The report opened in a browser: nothing to complain about, no request, no hostile text that acts.
//!
//! Needs the program `chromium`; without it the tests say so and check nothing.

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// What a browser did with a page.
struct Visit {
    /// The page as it stood in the end.
    page: String,
    /// What was said on the console.
    console: Vec<String>,
    /// Addresses that were asked for over a network.
    requests: Vec<String>,
}

/// Opens a page of this machine in a window of that width, or returns nothing where there is no browser.
fn visit(page: &Path, width: u32) -> Option<Visit> {
    let home = TempDir::new().unwrap();
    let log = home.path().join("net.json");
    let output = Command::new("chromium")
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"])
        .args(["--disable-background-networking", "--disable-component-update"])
        // The browser itself would ask its maker for news.
        .arg("--host-resolver-rules=MAP * ~NOTFOUND")
        .args(["--enable-logging=stderr", "--v=0", "--virtual-time-budget=2000", "--dump-dom"])
        .arg(format!("--window-size={width},900"))
        .arg(format!("--user-data-dir={}", home.path().join("profile").display()))
        .arg(format!("--log-net-log={}", log.display()))
        .arg(format!("file://{}", page.display()))
        .output();
    let Ok(output) = output else {
        eprintln!("skipped: no program called chromium");
        return None;
    };
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    let log = fs::read_to_string(log).unwrap_or_default();
    assert!(log.contains("file://"), "the browser kept no log of its requests: {errors}");
    Some(Visit {
        page: String::from_utf8_lossy(&output.stdout).into_owned(),
        console: errors.lines().filter(|line| line.contains(":CONSOLE")).map(str::to_owned).collect(),
        requests: log.lines().filter_map(asked).collect(),
    })
}

/// Returns the address of an event in which a page asks for something over a network; what the browser
/// does on its own account has no origin.
fn asked(line: &str) -> Option<String> {
    let event: Value = serde_json::from_str(line.trim_end_matches(',')).ok()?;
    let (url, origin) = (event["params"]["url"].as_str()?, event["params"]["initiator"].as_str()?);
    let network = url.starts_with("http") || url.starts_with("ws");
    (network && origin != "not an origin").then(|| url.to_owned())
}

/// Writes the report on a folder and returns it.
fn report(articles: &Path, out: &Path) -> String {
    let mut command = assert_cmd::Command::cargo_bin("claimgraph").unwrap();
    command.arg("report").arg(articles).arg("--out").arg(out).assert().success();
    fs::read_to_string(out.join("report.html")).unwrap()
}

fn demonstration() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/united-front")
}

#[test]
fn a_bad_page_would_be_noticed() {
    let place = TempDir::new().unwrap();
    let page = place.path().join("bad.html");
    fs::write(&page, "<script>console.error('loud')</script><img src='http://127.0.0.1:9/leak.png'>")
        .unwrap();
    let Some(visit) = visit(&page, 1280) else { return };
    assert!(visit.console.iter().any(|line| line.contains("loud")), "{:?}", visit.console);
    assert!(visit.requests.iter().any(|url| url.contains("leak.png")), "{:?}", visit.requests);
}

#[test]
fn the_report_asks_for_nothing_and_complains_of_nothing() {
    let place = TempDir::new().unwrap();
    report(&demonstration(), place.path());
    let Some(visit) = visit(&place.path().join("report.html"), 1280) else { return };
    assert_eq!(visit.console, [""; 0]);
    assert_eq!(visit.requests, [""; 0]);
    assert!(visit.page.contains("id=\"contradictions\"") && visit.page.contains("<svg"));
}

#[test]
fn hostile_articles_stay_text() {
    let place = TempDir::new().unwrap();
    let articles = place.path().join("articles");
    fs::create_dir(&articles).unwrap();
    let attack = "<script>console.log('ran')</script><img src=http://127.0.0.1:9/x onerror=console.log('ran')>\
        </title></svg><style>@import 'http://127.0.0.1:9/s'</style>";
    for (at, (outlet, dead)) in [("The \"Wire\" <b>", 12), ("Post & <i>Sons</i>", 14)].iter().enumerate() {
        let text = format!(
            "{attack}Ferry sinks off Lunde\nBy A. Berg | {outlet} | 2024-03-05\n\n\
            The ferry Solveig sank off Lunde on Monday and {dead} people died, {attack} the coast guard said.\n"
        );
        fs::write(articles.join(format!("<img src=x>{at}.txt")), text).unwrap();
    }
    let html = report(&articles, place.path());
    assert!(html.contains("&lt;script&gt;") && html.contains("against"), "{html}");
    let Some(visit) = visit(&place.path().join("report.html"), 1280) else { return };
    assert_eq!(visit.console, [""; 0]);
    assert_eq!(visit.requests, [""; 0]);
    assert!(!visit.page.contains("<script") && !visit.page.contains("<img"), "{}", visit.page);
}

/// Measures the page and its drawings, and leaves the result as an attribute. It stands in a copy of the
/// page whose policy is taken out: the page itself runs no script.
const MEASURE: &str = "<script>
    const outside = [...document.querySelectorAll('svg text')].filter(text => {
        const [own, all] = [text, text.ownerSVGElement].map(element => element.getBoundingClientRect());
        return own.width > 0 && (own.left < all.left - 1 || own.right > all.right + 1);
    });
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    document.documentElement.dataset.measured = `${wide} too wide, ${outside.length} outside`;
</script>";

#[test]
fn nothing_sticks_out_on_a_phone_or_a_desk() {
    let place = TempDir::new().unwrap();
    let html = report(&demonstration(), place.path());
    let policy = html.find("<meta http-equiv=\"Content-Security-Policy\"").unwrap();
    let after = policy + html[policy..].find('>').unwrap() + 1;
    let page = place.path().join("measured.html");
    fs::write(&page, format!("{}{}{MEASURE}", &html[..policy], &html[after..])).unwrap();
    for width in [390, 1280] {
        let Some(visit) = visit(&page, width) else { return };
        assert!(
            visit.page.contains("data-measured=\"0 too wide, 0 outside\""),
            "{width}: {:.300}",
            visit.page
        );
    }
}
