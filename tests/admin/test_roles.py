"""Five roles × every route of the admin, every action and every answer: what is not named here is denied, and a
route that has no line here fails."""

from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, URLResolver

from resolutions.models import Correction, Inference, Instrument, Paragraph, Reading, Reference, Resolution
from tests.admin.people import a_user
from tests.builders import fragment, lenses
from tests.building import load

pytestmark = pytest.mark.django_db

WHO = ("nobody", "staff", "reader", "cataloguer", "editor", "superuser")
LOOKED_AT = (
    "body correction inference ingestrun instrument meeting problem reading reference session source topic"
).split()

# By route: who may GET it, and who may POST to it, from the least on.  "-" is nobody at all.
RANK = {role: place for place, role in enumerate(WHO)} | {"-": len(WHO)}
ROUTES: dict[str, tuple[str, str]] = {
    "index": ("staff", "staff"),
    "login": ("nobody", "nobody"),
    "logout": ("-", "staff"),
    "password_change": ("staff", "staff"),
    "password_change_done": ("staff", "-"),
    "autocomplete": ("reader", "-"),
    "jsi18n": ("staff", "staff"),
    "view_on_site": ("staff", "staff"),
    "app_list": ("reader", "reader"),
    "resolutions_resolution_changelist": ("reader", "reader"),
    "resolutions_resolution_add": ("cataloguer", "cataloguer"),
    "resolutions_resolution_change": ("reader", "cataloguer"),
    "resolutions_resolution_delete": ("-", "-"),
    "resolutions_resolution_history": ("reader", "reader"),
    "resolutions_resolution_look": ("reader", "-"),  # a POST without an answer; answers are tested below
    "resolutions_resolution_topics": ("cataloguer", "cataloguer"),
    "resolutions_resolution_withdraw": ("editor", "editor"),
    "resolutions_resolution_link": ("cataloguer", "cataloguer"),
    "resolutions_resolution_state": ("-", "cataloguer"),
    "resolutions_resolution_reading": ("-", "editor"),
    "resolutions_resolution_undo": ("-", "cataloguer"),
    "resolutions_resolution_paragraph": ("reader", "cataloguer"),
    "resolutions_instrument_merge": ("editor", "editor"),
    "resolutions_instrument_part": ("-", "editor"),
}
for model in LOOKED_AT:
    ROUTES[f"resolutions_{model}_changelist"] = ("reader", "reader")
    ROUTES[f"resolutions_{model}_change"] = ("reader", "-")
    ROUTES[f"resolutions_{model}_history"] = ("reader", "reader")
    ROUTES[f"resolutions_{model}_add"] = ("-", "-")
    ROUTES[f"resolutions_{model}_delete"] = ("-", "-")
for model in ("user", "group"):
    for page in ("changelist", "change", "history", "add"):
        ROUTES[f"auth_{model}_{page}"] = ("superuser", "superuser")
ROUTES["auth_user_password_change"] = ("superuser", "superuser")
ROUTES["auth_user_delete"] = ("-", "-")
ROUTES["auth_group_delete"] = ("superuser", "superuser")

# By action of the list of resolutions: from whom on.
ACTIONS = {
    "publish_them": "cataloguer",
    "hold_them": "cataloguer",
    "withdraw_them": "editor",
    "change_their_topics": "cataloguer",
    "delete_selected": "-",
}


def routes() -> Iterator[tuple[str, str]]:
    """The name and the pattern of every route that the admin has, but for its redirects of old addresses."""

    def walk(patterns: list[URLPattern | URLResolver], prefix: str) -> Iterator[tuple[str, str]]:
        for pattern in patterns:
            place = f"{prefix}{pattern.pattern}"
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns, place)
            elif pattern.name is not None:
                yield pattern.name, place

    patterns, _, _ = admin.site.urls
    yield from walk(list(patterns), "")


@pytest.fixture
def archive() -> None:
    load(lenses(), fragment())
    user = a_user("")
    resolution = Resolution.objects.get(symbol="E/RES/2904/22")
    Correction.objects.create(
        resolution=resolution, anchor="op1", field="number", was="1", value="2", who=user
    )


def addresses() -> dict[str, str]:
    """By name of a route an address of it that there is something at."""
    resolution = Resolution.objects.get(symbol="E/RES/2904/22").pk
    inside = f"resolutions/resolution/{resolution}"
    linked = Reference.objects.filter(paragraph__isnull=False)[0].pk
    special = {
        "app_list": "resolutions/",
        "view_on_site": f"r/{content_type()}/{resolution}/",
        "autocomplete": "autocomplete/?term=a&app_label=resolutions&model_name=resolutiontopic&field_name=topic",
        "resolutions_resolution_link": f"resolutions/resolution/references/{linked}/",
        "resolutions_resolution_state": f"{inside}/state/",
        "resolutions_resolution_reading": f"{inside}/readings/{first_reading()}/",
        "resolutions_resolution_undo": f"{inside}/corrections/{Correction.objects.get().pk}/undo/",
        "resolutions_resolution_paragraph": f"{inside}/paragraphs/en/op1/",
        "resolutions_instrument_part": f"resolutions/instrument/{Instrument.objects.all()[0].pk}/part/",
        "auth_user_password_change": f"auth/user/{User.objects.all()[0].pk}/password/",
    }  # fmt: skip
    return {name: special.get(name) or address_of(name, pattern) for name, pattern in routes()}


def address_of(name: str, pattern: str) -> str:
    model = name.split("_")[1] if "_" in name else ""
    key = key_of(model) if "<path:object_id>" in pattern else ""
    return pattern.replace("^", "").replace("$", "").replace("<path:object_id>", key)


def content_type() -> int:
    from django.contrib.contenttypes.models import ContentType

    return ContentType.objects.get_for_model(Resolution).pk


def first_reading() -> int:
    return Reading.objects.filter(resolution__symbol="E/RES/2904/22")[0].pk


def key_of(model: str) -> str:
    from django.apps import apps

    for label in ("resolutions", "auth"):
        try:
            found = apps.get_model(label, model)._default_manager.values_list("pk", flat=True).first()
        except LookupError:
            continue
        return str(found) if found is not None else "1"
    return "1"


def as_who(who: str) -> Client:
    client = Client(raise_request_exception=True)
    if who != "nobody":
        role = "" if who == "staff" else who
        known = User.objects.filter(username=f"anna-{role or 'staff'}").first()
        client.force_login(known or a_user(role))
    return client


def is_let_in(client: Client, method: str, address: str) -> bool:
    """Whether the answer is the page itself: neither the way to signing in, nor a refusal."""
    response = getattr(client, method)(f"/admin/{address}")
    to_sign_in = response.status_code == 302 and response.headers["Location"].startswith("/admin/login/")
    return response.status_code not in {403, 404, 405} and not to_sign_in


def test_every_route_has_a_line():
    assert {name for name, _ in routes()} == set(ROUTES)


# Django answers 404 where there is no such row; with one in every table there is.
EMPTY = {"problem", "ingestrun", "group"}


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_route_lets_in_whom_the_matrix_says(archive, who, method):
    client = as_who(who)
    at = addresses()
    wrong = []
    for name, line in ROUTES.items():
        if name in {"logout", "login", "view_on_site", "jsi18n"} or any(
            f"_{model}_" in name for model in EMPTY
        ):
            continue
        expected = RANK[who] >= RANK[line[method == "post"]]
        if is_let_in(client, method, at[name]) != expected:
            wrong.append((name, expected))

    assert wrong == []


@pytest.mark.parametrize("who", WHO)
def test_every_action_is_offered_to_and_done_for_whom_the_matrix_says(archive, who):
    client = as_who(who)
    key = Resolution.objects.get(symbol="E/RES/2904/22").pk
    for action, least in ACTIONS.items():
        page = client.get("/admin/resolutions/resolution/").content.decode()
        assert (action, f'value="{action}"' in page) == (action, RANK[who] >= RANK[least])
        data = {
            "action": action,
            "_selected_action": [key],
            "index": "0",
            "keys": str(key),
            "because": "Twice.",
            "post": "yes",
        }
        client.post("/admin/resolutions/resolution/", data)
    state = Resolution.objects.get(pk=key).state
    assert state == {"editor": "withdrawn", "superuser": "withdrawn", "cataloguer": "unpublished"}.get(
        who, "published"
    )


@pytest.mark.parametrize("who", ["reader", "cataloguer", "editor"])
def test_an_answer_is_taken_from_whom_may_change_the_matter(archive, who):
    client = as_who(who)
    row = Inference.objects.all()[0]

    response = client.post(
        "/admin/resolutions/resolution/needs-a-look/",
        {"about": "inferred", "key": str(row.pk), "verdict": "accepted"},
    )

    assert response.status_code == (403 if who == "reader" else 302)
    assert Inference.objects.get(pk=row.pk).state == ("open" if who == "reader" else "accepted")


def test_a_cataloguer_does_not_bring_back_what_an_editor_withdrew(archive):
    resolution = Resolution.objects.get(symbol="E/RES/2904/22")
    Resolution.objects.filter(pk=resolution.pk).update(state="withdrawn", withdrawn_because="Twice.")
    address = f"/admin/resolutions/resolution/{resolution.pk}/state/"

    assert as_who("cataloguer").post(address, {"state": "published"}).status_code == 403
    data = {"action": "publish_them", "_selected_action": [resolution.pk], "index": "0"}
    as_who("cataloguer").post("/admin/resolutions/resolution/", data)

    assert Resolution.objects.get(pk=resolution.pk).state == "withdrawn"


def test_every_post_needs_its_token(archive):
    client = Client(enforce_csrf_checks=True)
    client.force_login(a_user("superuser"))
    at = addresses()
    paths = [at[name] for name, line in ROUTES.items() if line[1] != "-" and name != "login"]

    assert {path for path in paths if client.post(f"/admin/{path}").status_code != 403} == set()
    assert Paragraph.objects.filter(anchor="op1").exists()


@pytest.mark.parametrize("chosen", ["abc", "9" * 22, "²", "-1", "1,2"])
def test_a_choice_that_names_no_row_is_a_bad_request(archive, chosen):
    client = as_who("superuser")
    for place, actions in {"resolution": [*ACTIONS][:-1], "instrument": ["merge_them"]}.items():
        for action in actions:
            data = {"action": action, "_selected_action": [chosen], "index": "0"}
            answer = client.post(f"/admin/resolutions/{place}/", data)
            assert (action, answer.status_code) == (action, 400)


def test_a_state_that_there_is_none_of_is_a_bad_request(archive):
    key = Resolution.objects.get(symbol="E/RES/2904/22").pk

    answer = as_who("editor").post(f"/admin/resolutions/resolution/{key}/state/", {"state": "zzz"})

    assert answer.status_code == 400
    assert Resolution.objects.get(pk=key).state == "published"
