"""The watchers themselves: each can fail."""

import pytest
from playwright.sync_api import Page, Route

SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
POLICY = {"Content-Security-Policy": "default-src 'self'"}
BAD = """<html><body>
<img src="/missing.png"><input><a href="/"></a>
<p style="color: #999; background: #fff">Pale</p><h3>Third</h3>
</body></html>"""
GOOD = """<!doctype html><html lang="en"><head><title>Good</title></head>
<body><main><h1>Good</h1><p>Nothing wrong here.</p></main></body></html>"""


def serve(page: Page, body: str) -> None:
    """Answers every request to the site with this page, under a strict policy."""

    def answer(route: Route) -> None:
        route.fulfill(body=body, content_type="text/html", headers=POLICY)

    page.route("**/*", answer)
    page.goto("/")


def test_axe_finds_what_is_wrong(page, flaws, faults):
    faults.expect("content security policy")
    faults.expect("Content Security Policy")
    serve(page, BAD)
    rules = {line.split(":")[0] for line in flaws(page)}
    assert {"image-alt", "label", "link-name", "html-has-lang", "document-title"} <= rules
    assert "page-has-heading-one" in rules


def test_axe_finds_pale_text(page, flaws):
    serve(page, "<html><body><p><font color='#666'>Pale, yet 5.7 to 1</font></p></body></html>")
    assert any(line.startswith("color-contrast-enhanced") for line in flaws(page))


@SCRIPT
def test_a_good_page_has_no_flaw(new_context, flaws, script):
    page = new_context(java_script_enabled=script).new_page()
    serve(page, GOOD)
    assert flaws(page) == []


def test_axe_needs_no_javascript_in_the_page(new_context, flaws):
    page = new_context(java_script_enabled=False).new_page()
    serve(page, BAD.replace(" style=", " title="))
    assert flaws(page) != []


@SCRIPT
@pytest.mark.parametrize(
    ("body", "flaw"),
    [
        ("<h1>Good</h1><p><div>x</div></p>", "html error: No “p” element in scope"),
        ("<h1>Good</h1><section>x</section>", "html warning: Section lacks heading"),
        ("<p>Good</p>", "headings: 0 of level 1"),
        ("<h1>Good</h1><h1>Better</h1>", "headings: 2 of level 1"),
        ("<h2>Before</h2><h1>Good</h1>", "headings: the first is of level 2"),
        ("<h1>Good</h1><h3>Third</h3>", "headings: level 3 follows level 1"),
    ],
)
def test_bad_html_and_headings_out_of_order_are_flaws(new_context, flaws, script, body, flaw):
    page = new_context(java_script_enabled=script).new_page()
    serve(page, GOOD.replace("<h1>Good</h1>", body))
    assert any(line.startswith(flaw) for line in flaws(page)), flaws(page)


def test_headings_that_are_not_drawn_do_not_count(page, flaws):
    serve(page, GOOD.replace("</main>", "<h1 hidden>On paper</h1></main>"))
    assert not any(line.startswith("headings") for line in flaws(page))


def test_the_page_that_answers_a_form_is_the_one_that_is_checked(page, documents):
    form = GOOD.replace("</main>", "<form method=post><button>Go</button></form></main>")

    def answer(route: Route) -> None:
        body = form if route.request.method == "GET" else GOOD
        route.fulfill(body=body, content_type="text/html", headers=POLICY)

    page.route("**/*", answer)
    page.goto("/")
    assert documents.html(page) == form.encode()
    with page.expect_navigation():
        page.get_by_role("button").click()
    assert documents.html(page) == GOOD.encode()


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<script>document.title = 'x'</script>", "content security policy: script-src-elem"),
        ("<p style='color: red'>x</p>", "content security policy: style-src-attr"),
        ("<img src='https://example.org/x.png'>", "content security policy: img-src"),
    ],
)
def test_a_breach_of_the_policy_is_a_fault(page, faults, body, fault):
    serve(page, body)
    page.wait_for_load_state("networkidle")
    assert any(fault in line for line in faults.found)
    faults.found.clear()


def test_a_breach_without_javascript_is_a_fault(new_context, faults):
    page = new_context(java_script_enabled=False).new_page()
    serve(page, "<p style='color: red'>x</p>")
    assert faults.found
    faults.found.clear()


def test_another_host_is_a_fault(page, faults):
    page.route("**/*", lambda route: route.fulfill(body=GOOD, content_type="text/html"))
    page.goto("https://example.org/")
    assert faults.unexpected() == ["another host: https://example.org/"]
    faults.expect("another host")
    assert faults.unexpected() == []


def test_an_error_in_a_script_is_a_fault(page, faults):
    page.goto("about:blank")
    page.evaluate("setTimeout(() => { throw new Error('broken') })")
    page.wait_for_timeout(50)
    assert any("broken" in line for line in faults.found)
    faults.found.clear()
