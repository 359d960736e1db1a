"""Files as people send them, and as those who mean harm do."""

import io
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any

import pikepdf
from PIL import Image
from PIL.PngImagePlugin import PngInfo

SHENZHEN = "22.5431"
"""What a phone writes of where it was."""

WHO = "Zhang San 440305"
"""What a program writes of whom a picture is."""


@cache
def photo(form: str = "JPEG", size: tuple[int, int] = (1200, 900), turned: int = 1) -> bytes:
    """A photo with a place, a device and a comment in it; `turned` as cameras count."""
    picture = Image.linear_gradient("L").resize(size).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = turned
    exif[0x010F] = "Phone maker"
    exif.get_ifd(0x8825)[1] = SHENZHEN
    file = io.BytesIO()
    picture.save(file, form, exif=exif)
    return file.getvalue()


def scan(change: Callable[[pikepdf.Pdf], None] = lambda _pdf: None, **saved: Any) -> bytes:  # noqa: ANN401 - whatever pikepdf takes
    """A PDF of one page with a photo on it, as a scanner's program makes it."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    image = pdf.make_stream(
        photo(),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=1200,
        Height=900,
        ColorSpace=pikepdf.Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=pikepdf.Name.DCTDecode,
    )
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
    page.Contents = pdf.make_stream(b"q 500 0 0 375 40 400 cm /Im0 Do Q")
    pdf.docinfo["/Author"] = "Zhang San"
    with pdf.open_metadata() as described:
        described["dc:creator"] = ["Zhang San"]
    change(pdf)
    file = io.BytesIO()
    pdf.save(file, **saved)
    return file.getvalue()


def with_script(pdf: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    pdf.Root.OpenAction = pdf.make_indirect(action)


def with_named_script(pdf: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    names = pikepdf.Array([pikepdf.String("go"), action])
    pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=names))


def with_launch(pdf: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("calc.exe"))
    pdf.pages[0].AA = pikepdf.Dictionary(O=action)


def with_file(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["inside.exe"] = b"MZ"


def with_form(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm = pikepdf.Dictionary(XFA=pdf.make_stream(b"<xdp/>"), Fields=pikepdf.Array())


def with_submit(pdf: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.SubmitForm, F=pikepdf.String("https://x.example"))
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 1, 1], A=action
    )
    pdf.pages[0].Annots = pikepdf.Array([link])


def with_film(pdf: pikepdf.Pdf) -> None:
    film = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.RichMedia, Rect=[0] * 4)
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(film)])


def with_many_pages(pdf: pikepdf.Pdf) -> None:
    for _ in range(60):
        pdf.add_blank_page()


def pdf_bomb(megabytes: int) -> bytes:
    """A PDF of a kilobyte for each megabyte that it unfolds to as soon as it is opened."""
    body = _spaces(megabytes)
    file, places = io.BytesIO(), []
    file.write(b"%PDF-1.5\n")
    for number, written in enumerate(
        (
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
            b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%b\nendstream"
            % (len(body), body),
        ),
        start=1,
    ):
        places.append(file.tell())
        file.write(b"%d 0 obj\n%b\nendobj\n" % (number, written))
    places.append(file.tell())
    rows = [bytes(7), *(b"\1" + place.to_bytes(4) + bytes(2) for place in places)]
    listed = zlib.compress(b"".join([*rows, b"\2" + (4).to_bytes(4) + bytes(2)]))
    head = b"<</Type/XRef/Size 7/W[1 4 2]/Root 1 0 R/Filter/FlateDecode/Length %d>>" % len(listed)
    file.write(b"5 0 obj\n%bstream\n%b\nendstream\nendobj\n" % (head, listed))
    file.write(b"startxref\n%d\n%%%%EOF" % places[-1])
    return file.getvalue()


def _spaces(megabytes: int) -> bytes:
    """Nothing but spaces, pressed: one megabyte is pressed, and the others are the same bytes."""
    press, spaces, check = zlib.compressobj(9), b" " * (1 << 20), 1
    first, next_one = (press.compress(spaces) + press.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    for _ in range(megabytes):
        check = zlib.adler32(spaces, check)
    last = b"\3\0"  # an empty block
    return first + next_one * (megabytes - 1) + last + check.to_bytes(4)


def bomb(side: int) -> bytes:
    """A PNG of a few kilobytes that unfolds to `side` squared pixels."""
    file = io.BytesIO()
    Image.new("1", (side, side)).save(file, "PNG")
    return file.getvalue()


def described(form: str) -> bytes:
    """A photo with everything that programs write beside the pixels, and each says who it is of."""
    about = PngInfo()
    about.add_text("Author", WHO)
    about.add_text("Comment", WHO, zip=True)
    about.add_itxt("XML:com.adobe.xmp", f"<x>{WHO}</x>")
    picture = Image.linear_gradient("L").resize((400, 300)).convert("RGB")
    file = io.BytesIO()
    told: dict[str, Any] = {
        "JPEG": {"comment": WHO.encode(), "xmp": f"<x>{WHO}</x>".encode()},
        "PNG": {"pnginfo": about},
        "WEBP": {"xmp": f"<x>{WHO}</x>".encode()},
    }
    picture.save(file, form, icc_profile=WHO.encode() * 40, **told[form])
    return file.getvalue()


def several_frames(form: str) -> bytes:
    """A picture that moves, or holds a second one behind the first."""
    frames = [Image.new("RGB", (300, 240), colour) for colour in ("white", "black")]
    file = io.BytesIO()
    frames[0].save(file, form, save_all=True, append_images=frames[1:])
    return file.getvalue()


def in_mode(mode: str, form: str) -> bytes:
    """A picture whose colours are written as few programs do."""
    file = io.BytesIO()
    Image.linear_gradient("L").resize((300, 240)).convert(mode).save(file, form)
    return file.getvalue()
