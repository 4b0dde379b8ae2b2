"""Small files of our own in the form of the official mark-up (AKN4UN): every text in them is invented."""

from xml.sax.saxutils import escape

from lxml import etree

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
FORMULA = """
<formula name="enactingFormula"><p><span class="italic">The Economic and Social Council</span>,</p></formula>
"""
CONCLUSIONS = """
<conclusions><p><inline name="adoptionMeeting" title="12th">12th plenary meeting</inline><eol/>
<docDate date="2031-07-09" refersTo="#adoptionDate">9 July 2031</docDate></p></conclusions>
"""


def element(xml: str) -> etree._Element:
    """Return one element of the Akoma Ntoso namespace."""
    return etree.fromstring(f'<x xmlns="{NAMESPACE}" xmlns:akn4un="http://un.org/akn4un">{xml}</x>')[0]


def p(words: str) -> str:
    """A `p`, as the mark-up has it: a tab before the words."""
    return f'<p xml:space="preserve">\t{words}</p>'


def italic(words: str) -> str:
    return f'<span class="italic">{words}</span>'


def note(marker: str, words: str) -> str:
    return f'<authorialNote marker="{marker}" placement="bottom">{p(words)}</authorialNote>'


def preambular(opening: str, words: str) -> str:
    return f'<container name="{opening}">{p(italic(opening) + words)}</container>'


def operative(number: str | None, opening: str, words: str) -> str:
    num = f"<num>{number}</num>" if number else ""
    words = (italic(opening) if opening else "") + words
    return f'<paragraph class="SingleTxt">{num}<content>{p(words)}</content></paragraph>'


def heading(words: str) -> str:
    return f'<paragraph class="H23"><subheading>\t{words}</subheading></paragraph>'


def point(number: str, words: str, inner: str = "") -> str:
    num = f"<num>{number}</num>" if number else ""
    return f"<point>{num}<content>{p(words)}</content></point>{inner}"


def with_points(number: str, opening: str, words: str, *points: str) -> str:
    return (
        f'<paragraph class="SingleTxt"><num>{number}</num><list><intro>{p(italic(opening) + words)}</intro>'
        f"{''.join(points)}</list></paragraph>"
    )


def annex(*paragraphs: str) -> str:
    main = f"<mainBody>{''.join(paragraphs)}</mainBody>"
    return f'<attachments><attachment><doc name="annex">{main}</doc></attachment></attachments>'


def statement(
    body: str,
    *,
    name: str = "resolution",
    symbol: str | None = "E/RES/2031/7",
    title: str | None = "Mountain lakes",
    preamble: str = FORMULA,
    language: str | None = "eng",
    session: str = '<session value="2031">2031 session</session>',
    item: str = '<inline title="19 (c)" name="agenda item">Agenda item 19 (c)</inline>',
    meta: str = "",
    after: str = CONCLUSIONS,
) -> str:
    """Return the statement of a resolution; `body` is what its main body holds, `after` what follows that."""
    spoken = f'<FRBRExpression><FRBRlanguage language="{language}"/></FRBRExpression>' if language else ""
    number = f'<p><docNumber refersTo="#symbol">{escape(symbol)}</docNumber></p>' if symbol else ""
    heading_ = f"<p><docNumber>2031/7.</docNumber> <docTitle>\t{title}</docTitle></p>" if title else ""
    return f"""
    <statement name="{name}">
      <meta><identification source="#DGACM">{spoken}</identification>{meta}</meta>
      <coverPage>
        <p><docAuthority refersTo="#publisher">United Nations</docAuthority></p>{number}
        <p>{session}</p><p>{item}</p>
      </coverPage>
      <preface>{heading_}</preface>
      <preamble>{preamble}</preamble>
      <mainBody>{body}</mainBody>
      {after}
    </statement>"""


def akn(content: str, *, namespace: str = NAMESPACE) -> bytes:
    """Return the bytes of a file that holds `content`, a statement or a collection."""
    return (
        f'<akomaNtoso xmlns="{namespace}" xmlns:akn4un="http://un.org/akn4un">{content}</akomaNtoso>'.encode()
    )
