"""What a test in a browser looks for on any page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE = Axe()
#: Without the style sheets that sheets import: to read them, axe would write styles that the policy forbids.
LOOK = """([context, options]) => axe.run(context, {resultTypes: ["violations"], preload: false, ...options}).then(
    found => found.violations.map(one => [one.id, one.nodes.slice(0, 3).map(node => node.html.slice(0, 200))]))"""


def violations(page: Page, context: str = "html", *rules: str) -> list[tuple[str, list[str]]]:
    """The rules of axe, of these or of all, that the page breaks, each with its first three elements."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    options = {"runOnly": list(rules)} if rules else {}
    return [(rule, nodes) for rule, nodes in page.evaluate(LOOK, [context, options])]


def wider_than(page: Page) -> list[str]:
    """The elements that stick out of the screen."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("body *")]
            .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1
                && !e.closest(".scroll, .hidden, [popover], svg"))
            .map(e => e.tagName + "." + e.className)"""
    )
    return found


def too_low(page: Page) -> list[str]:
    """What can be pressed and is less than 24 pixels high; links in running text keep to its lines."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("a[href], button, summary, input:not(label input), select")]
            .filter(e => {
                const box = e.getBoundingClientRect();
                const isSeen = box.width && box.height && !e.closest(".hidden, .skip, svg");
                const inText = [...e.parentElement.childNodes].some(n => n.nodeType == 3 && n.data.trim().length > 2);
                const isInline = getComputedStyle(e).display.startsWith("inline") && inText;
                return isSeen && !isInline && box.height < 23.9;
            })
            .map(e => e.outerHTML.slice(0, 100))"""
    )
    return found
