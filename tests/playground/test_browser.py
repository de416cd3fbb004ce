"""The site in a real browser, offline: the playground answers as the library does, and every page can be read."""

from __future__ import annotations

import json
import runpy
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from tests.playground.cases import calls

pytestmark = pytest.mark.browser

Page = Any  # a driver of selenium, which only this test needs

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
SHOTS = ROOT / "build" / "screenshots"
WAIT = 90  # seconds for Python to start in the browser, on a slow machine
# Without the background flags Chromium tries to reach its maker's hosts at every start.
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1000,2600",
]  # fmt: skip


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""

    def send_error(self, code: int, *_: Any) -> None:
        """Shows the site's own page for what is not found, as the servers of such sites do."""
        body = (SITE / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    if not (SITE / "playground" / "namematch.zip").exists():
        pytest.fail("no built site with a playground; build it with: python tools/site.py --playground")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def page(address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    webdriver = pytest.importorskip("selenium.webdriver")
    options = webdriver.ChromeOptions()
    for flag in [*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    options.binary_location = shutil.which("chromium") or ""
    driver = webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver")))
    driver.set_script_timeout(WAIT)
    driver.get(f"{address}/playground.html")
    until(driver, "return document.getElementById('tools').dataset.state !== 'loading'")
    yield driver
    driver.quit()


def until(page: Page, script: str) -> None:
    from selenium.webdriver.support.wait import WebDriverWait

    WebDriverWait(page, WAIT).until(lambda driver: driver.execute_script(script))


def use(page: Page, tool: str, shown: str) -> str:
    """Presses the button of a tool and waits for what it shows."""
    page.execute_script(f"document.querySelector('#{tool} button').click()")
    until(page, f"return document.getElementById('{shown}').textContent && !document.querySelector('[aria-busy]')")
    return str(page.execute_script(f"return document.getElementById('{shown}').textContent"))


def test_it_starts_and_nothing_fails(page: Page) -> None:
    assert page.execute_script("return document.getElementById('state').textContent") == "Ready."
    assert [entry for entry in page.get_log("browser") if entry["level"] == "SEVERE"] == []


def test_it_asks_no_other_host(page: Page, address: str) -> None:
    loaded = page.execute_script("return performance.getEntriesByType('resource').map(entry => entry.name)")
    assert loaded
    assert [name for name in loaded if not name.startswith((address, "blob:", "data:"))] == []


def test_it_answers_as_the_library_does(page: Page) -> None:
    bridge = runpy.run_path(str(ROOT / "docs" / "playground" / "python" / "bridge.py"))
    ask = "const done = arguments[1]; window.namematch(...arguments[0]).then(done)"
    for call in calls():
        there = page.execute_async_script(ask, list(call))
        assert there == json.loads(bridge["call"](*call)), call


def test_two_names(page: Page) -> None:
    shown = use(page, "compare", "compared")
    assert "One person" in shown
    assert "Дарчиев" in shown
    assert page.execute_script("return document.querySelectorAll('#compared svg[role=img]').length") >= 3


def test_an_article(page: Page) -> None:
    shown = use(page, "find", "found")
    assert "Дарчиев" in shown
    marks = page.execute_script(
        "return [...document.querySelectorAll('#found mark')].map(mark => [mark.firstChild.data, mark.dataset.person])"
    )
    people = dict(marks)
    assert people["Alexander Darchiyev"] == people["Darchiyev"] == people["Дарчиева"]
    roles = page.execute_script("return [...document.querySelectorAll('#found .role')].map(role => role.textContent)")
    assert "head of the North Atlantic Department at Russia's Foreign Ministry" in roles
    assert page.execute_script("return document.querySelectorAll('#found section svg[role=img]').length") == 2
    assert people["Maria Zakharova"] == people["Мария Захарова"] != people["Darchiyev"]


def test_a_list(page: Page) -> None:
    assert use(page, "people", "listed").startswith("3 people in 5 rows")
    csv = "return fetch(document.querySelector('#listed a').href).then(file => file.text())"
    rows = page.execute_script(csv).splitlines()
    assert (len(rows), rows[0]) == (6, "name,entity_id,canonical_name,cyrillic,confidence")
    assert rows[1].split(",")[1] == rows[2].split(",")[1]


def test_every_scheme(page: Page) -> None:
    assert "Jurij Ščukin" in use(page, "spell", "spelled")


def test_an_address_asks_again_and_a_missing_name_is_told(page: Page) -> None:
    page.execute_script("document.querySelector('#compare input').value = ''")
    assert use(page, "compare", "compared") == "A name is missing."
    page.execute_script("document.querySelector('.chips button').click()")
    until(page, "return document.getElementById('compared').textContent.startsWith('One person')")
    asked = page.execute_script("return location.hash")
    assert asked == "#tool=compare&left=Jewgeni+Prigoschin&right=Ievgueni+Prigojine"


def test_another_scheme(page: Page) -> None:
    assert use(page, "romanize", "romanized") == "Alexandr Dartschijew\nJuri Schtschukin"


@pytest.mark.parametrize(("width", "name"), [(1000, "desk"), (390, "phone")])
def test_it_fits_the_screen(page: Page, width: int, name: str) -> None:
    page.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 3000, "deviceScaleFactor": 1, "mobile": width < 500},
    )
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.save_screenshot(str(SHOTS / f"playground-{name}.png"))
    wide = page.execute_script("return document.documentElement.scrollWidth")
    assert wide <= width


# One scheme's page is like the others'; the playground has been looked at above.
LEFT_OUT = {path.name for path in (SITE / "schemes").glob("*.html")} - {"index.html", "german-duden.html"}
LEFT_OUT |= {"playground.html"}
LOOK = Path(__file__).with_name("look.js").read_text(encoding="utf-8")
SCHEMES = {"light": "default", "dark": "slate"}
GROUND = "return getComputedStyle(document.body).colorScheme"


def dress(page: Page, width: int, colours: str, scripts: bool) -> None:
    """Sets the width of the screen, the colours the system has, and whether scripts of pages run."""
    screen = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    wished = {"features": [{"name": "prefers-color-scheme", "value": colours}]}
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", wished)
    page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not scripts})


@pytest.mark.parametrize(
    ("width", "colours", "scripts"),
    [(1280, "light", True), (360, "dark", True), (360, "light", False), (390, "dark", False)],
)
def test_every_page_can_be_read(page: Page, address: str, width: int, colours: str, scripts: bool) -> None:
    paths = [path.relative_to(SITE) for path in sorted(SITE.rglob("*.html")) if path.name not in LEFT_OUT]
    assert len(paths) > 25
    dress(page, width, colours, scripts)
    try:
        for path in paths:
            page.get(f"{address}/{path.as_posix()}")
            if scripts:
                until(page, f"return document.body.dataset.mdColorScheme === '{SCHEMES[colours]}'")
            assert page.execute_script(GROUND) == colours
            assert (path, page.execute_script(LOOK)) == (path, [])
    finally:
        dress(page, 1280, "light", scripts=True)


def test_what_is_not_found_leads_back_from_any_depth(page: Page, address: str) -> None:
    page.get(f"{address}/no/such/place.html")
    assert page.execute_script("return document.querySelector('h1').textContent") == "No such page"
    page.execute_script("document.getElementById('search').click()")
    # The window of the search is in a shadow of its own; it takes the keys when it is open.
    until(page, "return document.activeElement.shadowRoot?.activeElement?.tagName === 'INPUT'")
    page.execute_script("document.querySelector('article a[href$=\"tutorial.html\"]').click()")
    until(page, "return document.querySelector('h1')?.textContent.startsWith('Five minutes')")
    dress(page, 390, "light", scripts=False)
    try:
        page.get(f"{address}/no/such/place.html")
        assert page.execute_script("return document.getElementById('search').checkVisibility()") is False
    finally:
        dress(page, 1280, "light", scripts=True)
