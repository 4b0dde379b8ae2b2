"""How right suggested topics are and how fast, beside Annif's ensemble of mllm and two omikuji projects.

    python benchmarks/topics.py CORPUS THESAURUS EVAL [--newest 0] [--annif /path/to/venv/bin] [--nltk FOLDER]

CORPUS holds official XML as BODY/SESSION/English/*.xml, THESAURUS is `unbis_thesaurus.tsv`, EVAL the folder with
`render.py` and `topics.py`.  The newest session of each body is held out (`--newest 1`: the one before it, with the
newest left out altogether), the rest is loaded as XML and the held-out texts as they are printed.  Annif is installed
by hand beside the project (`pip install annif[omikuji]` into an environment of its own) and trained here on the same
files and words; its weights are tried in steps of a tenth **on the held-out texts themselves**, and so is the count
of topics it gives: the best that it could do.  Its tokenizer wants a sentence model of NLTK, which is trained here on
the same texts where `--nltk` names a folder to put it into.  `--fit` prints the weights that this hold-out would give.

Times are of the processor, a text, without training.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from resolutions.parsing import parse_bytes  # noqa: E402
from resolutions.topics import Suggester, Text  # noqa: E402
from resolutions.topics.thesaurus import read_vocabulary  # noqa: E402

PROJECTS = "mllm", "parabel", "bonsai"
CONFIG = """
[{name}]
name={name}
language=en
backend={backend}
analyzer=snowball(english)
vocab=unbis
limit=100
{more}
"""
SUGGEST = """
import glob, json, time
import annif, annif.registry
from annif.corpus import Document
app = annif.create_flask_app("annif.default_config.Config")
annif.registry.initialize_projects(app)
found, seconds = {}, {}
with app.app_context():
    docs = [open(name, encoding="utf-8").read() for name in sorted(glob.glob("docs/*.txt"))]
    for name in ("mllm", "parabel", "bonsai"):
        project = annif.registry.get_project(name)
        subjects = project.subjects
        project.suggest([Document(text=docs[0])])
        begun = time.process_time()
        rows = [project.suggest([Document(text=text)])[0] for text in docs]
        seconds[name] = (time.process_time() - begun) / len(docs)
        found[name] = [[(subjects[s.subject_id].labels["en"], float(s.score)) for s in row] for row in rows]
json.dump({"found": found, "seconds": seconds}, open("found.json", "w"))
"""
PUNKT = """
import os, sys
from nltk.tokenize.punkt import PunktTrainer, save_punkt_params
trainer = PunktTrainer()
trainer.train("\\n".join(line.split("\\t")[0] for line in open("train.tsv", encoding="utf-8")), finalize=True)
folder = sys.argv[1] + "/tokenizers/punkt_tab/english"
os.makedirs(folder, exist_ok=True)
save_punkt_params(trainer.get_params(), dir=folder)
"""


def main() -> None:
    given = _arguments()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _split(given.corpus, folder, given.newest)
        style = "--style", "document", "--per-file", "1"
        _run(sys.executable, given.eval / "render.py", folder / "text", folder / "test", *style)
        held = _texts(sorted((folder / "train").rglob("*.xml")), with_topics=True)
        asked = _texts(sorted((folder / "text").rglob("*.txt")), with_topics=False)
        gold = _gold(given.eval, folder / "test")
        far = set(
            _run(sys.executable, given.eval / "topics.py", "far", folder / "train", folder / "test").split(
                "\n"
            )
        )
        asked = [text for text in asked if gold.get(_key(text.name))]
        print(
            f"{len(held)} texts held, {len(asked)} asked, {sum(t.name in far for t in asked)} of them far",
            flush=True,
        )
        ours, ours_seconds = _ours(held, asked, gold, given)
        print(_row("ours", ours, asked, gold, far, ours_seconds), flush=True)
        if given.annif:
            _annif(given, folder, held, asked, gold, far, ours, ours_seconds)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Suggested topics beside Annif.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("thesaurus", type=Path)
    parser.add_argument("eval", type=Path)
    parser.add_argument(
        "--newest", type=int, default=0, help="0: the newest session of each body; 1: the one before"
    )
    parser.add_argument("--annif", type=Path, help="the bin folder of an environment with annif[omikuji]")
    parser.add_argument("--nltk", type=Path, help="a folder for NLTK's sentence model")
    parser.add_argument(
        "--fit",
        action="store_true",
        help="print the weights that this hold-out would give (needs scikit-learn)",
    )
    return parser.parse_args()


def _split(corpus: Path, folder: Path, newest: int) -> None:
    for body in sorted(path for path in corpus.iterdir() if path.is_dir()):
        numbered = sorted(
            (p for p in body.iterdir() if p.name.isdigit()), key=lambda p: int(p.name), reverse=True
        )
        left_out = {path.name for path in numbered[:newest]}
        for session in body.iterdir():
            if session.name not in left_out and (session / "English").is_dir():
                part = "test" if session == numbered[newest] else "train"
                shutil.copytree(session / "English", folder / part / body.name / session.name / "English")


def _texts(files: Sequence[Path], *, with_topics: bool) -> list[Text]:
    texts: dict[str, Text] = {}
    for file in files:
        for said in parse_bytes(file.name, file.read_bytes()).resolutions:
            cited = {r.instrument for p in said.paragraphs for r in p.references if r.instrument}
            topics = (
                frozenset(topic.label.casefold() for topic in said.topics) if with_topics else frozenset()
            )
            if said.symbol:
                paragraphs = [paragraph.text for paragraph in said.paragraphs]
                text = Text(said.symbol, said.title or "", paragraphs, frozenset(cited), topics)
                texts.setdefault(_key(said.symbol), text)
    return [text for text in texts.values() if text.topics or not with_topics]


def _gold(judge: Path, folder: Path) -> dict[str, set[str]]:
    rows = map(json.loads, _run(sys.executable, judge / "topics.py", "gold", folder).splitlines())
    return {_key(row["symbol"]): {label.casefold() for label in row["topics"]} for row in rows}


def _ours(
    held: list[Text], asked: list[Text], gold: dict[str, set[str]], given: argparse.Namespace
) -> tuple[list[list[str]], float]:
    labels = [(name.text, c.label.casefold()) for c in read_vocabulary(given.thesaurus) for name in c.labels]
    suggester = Suggester(held, labels)
    begun = time.process_time()
    found = [[one.topic for one in suggester.suggest(text)] for text in asked]
    seconds = (time.process_time() - begun) / len(asked)
    if given.fit:
        _fit([(gold[_key(text.name)], suggester.evidence(text)) for text in asked])
    return found, seconds


def _fit(seen: list[tuple[set[str], dict]]) -> None:
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    scaler = StandardScaler()
    values = scaler.fit_transform([one.values[1:] for _, evidence in seen for one in evidence.values()])
    model = LogisticRegression(max_iter=3000).fit(
        values, [topic in right for right, evidence in seen for topic in evidence]
    )
    weights = model.coef_[0] / scaler.scale_
    print("weights:", [round(float(w), 3) for w in (model.intercept_[0] - weights @ scaler.mean_, *weights)])


def _annif(given, folder, held, asked, gold, far, ours, ours_seconds) -> None:
    bins = given.annif
    _write_for_annif(given, folder, held, asked)
    environment = os.environ | {"PATH": f"{bins}:{os.environ['PATH']}"}
    if given.nltk:
        subprocess.run([bins / "python", "-c", PUNKT, given.nltk], cwd=folder, check=True)
        environment["NLTK_DATA"] = str(given.nltk)
    quiet = {
        "cwd": folder,
        "env": environment,
        "check": True,
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
    }
    subprocess.run([bins / "annif", "load-vocab", "-L", "en", "unbis", "vocab.ttl"], **quiet)
    for project in PROJECTS:
        subprocess.run([bins / "annif", "train", project, "train.tsv"], **quiet)
    subprocess.run([bins / "python", "-c", SUGGEST], **quiet)
    answer = json.loads((folder / "found.json").read_text(encoding="utf-8"))
    seconds = sum(answer["seconds"].values())
    tries = ((m, p, 10 - m - p, count) for m in range(1, 9) for p in range(1, 10 - m) for count in (3, 4, 5))
    together = {tried: _together(answer["found"], *tried) for tried in tries}
    weights = max(together, key=lambda tried: _f1(together[tried], asked, gold))
    best = together[weights]
    print(_row(f"annif {weights[:3]}, {weights[3]} topics", best, asked, gold, far, seconds))
    ratio = _f1(ours, asked, gold) / _f1(best, asked, gold)
    print(f"F1@5 {ratio:.3f} times that of Annif's best, in {ours_seconds / seconds:.3f} of its time")


def _write_for_annif(given: argparse.Namespace, folder: Path, held: list[Text], asked: list[Text]) -> None:
    concepts = read_vocabulary(given.thesaurus)
    uris = {concept.label.casefold(): (concept.uri, concept.label) for concept in concepts}
    for text in held:
        for topic in sorted(text.topics):
            uris.setdefault(topic, (f"http://example.org/{len(uris)}", topic.upper()))
    others = {c.uri: [label.text for label in c.labels if not label.is_preferred] for c in concepts}
    with (folder / "vocab.ttl").open("w", encoding="utf-8") as file:
        file.write("@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n")
        for uri, label in uris.values():
            alternatives = "".join(f"; skos:altLabel {json.dumps(a)}@en " for a in others.get(uri, ()))
            file.write(f"<{uri}> a skos:Concept ; skos:prefLabel {json.dumps(label)}@en {alternatives}.\n")
    with (folder / "train.tsv").open("w", encoding="utf-8") as file:
        for text in held:
            file.write(
                f"{_words(text)}\t{' '.join(f'<{uris[topic][0]}>' for topic in sorted(text.topics))}\n"
            )
    (folder / "docs").mkdir()
    for number, text in enumerate(asked):
        (folder / "docs" / f"{number:05}.txt").write_text(_words(text), encoding="utf-8")
    bonsai = "cluster_balanced=False\ncluster_k=100\nmax_depth=3"
    settings = (("mllm", "mllm", ""), ("parabel", "omikuji", ""), ("bonsai", "omikuji", bonsai))
    config = "".join(CONFIG.format(name=name, backend=backend, more=more) for name, backend, more in settings)
    (folder / "projects.cfg").write_text(config, encoding="utf-8")


def _words(text: Text) -> str:
    return " ".join(" ".join([text.title, *text.paragraphs]).split())


def _together(found: dict[str, list[list]], *tried: int) -> list[list[str]]:
    """The first topics by the scores of all projects, each weighed; the last of `tried` is how many."""
    *weights, count = tried
    ranked = []
    for rows in zip(*(found[name] for name in PROJECTS), strict=True):
        scores: Counter[str] = Counter()
        for row, weight in zip(rows, weights, strict=True):
            for label, score in row:
                scores[label.casefold()] += weight * score
        ranked.append([label for label, _ in scores.most_common(count)])
    return ranked


def _f1(
    found: Iterable[list[str]], asked: list[Text], gold: dict[str, set[str]], only: set[str] | None = None
) -> float:
    """As `topics.py` counts it: the mean over texts of 2 hits / (given + right)."""
    shares = []
    for row, text in zip(found, asked, strict=True):
        right = gold[_key(text.name)]
        if only is None or text.name in only:
            shares.append(2 * sum(label in right for label in row[:5]) / (len(row[:5]) + len(right)))
    return sum(shares) / max(len(shares), 1)


def _row(
    name: str,
    found: list[list[str]],
    asked: list[Text],
    gold: dict[str, set[str]],
    far: set[str],
    seconds: float,
) -> str:
    bodies = {
        prefix: {t.name for t in asked if t.name.startswith(prefix)}
        for prefix in ("A/RES", "E/RES", "S/RES", "A/HRC")
    }
    parts = [f"{body} {_f1(found, asked, gold, only):.3f}" for body, only in bodies.items()]
    all_of_them = f"F1@5 {_f1(found, asked, gold):.4f}, far {_f1(found, asked, gold, far):.4f}"
    return f"{name}: {all_of_them} ({', '.join(parts)}); {seconds * 1000:.1f} ms a text"


def _key(symbol: str) -> str:
    return "".join(symbol.split()).casefold()


def _run(*command: object) -> str:
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
