"""What a page must be, whoever wrote it: well nested, alone, and linked within."""

import re
from html.parser import HTMLParser

VOID = {"meta", "br", "hr", "col", "img", "link", "input"}


class Page(HTMLParser):
    """Reads a page; `wrong` says where its elements do not nest."""

    def __init__(self, text):
        super().__init__()
        self.open, self.wrong, self.tags = [], [], []
        self.ids, self.targets, self.loads, self.headings = [], [], [], []
        self.feed(text)
        self.close()
        self.wrong += [f"{tag} is never closed" for tag in self.open]

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append((tag, given))
        self.ids += [given["id"]] if "id" in given else []
        target = given.get("href", "")
        self.targets += [target[1:]] if target.startswith("#") else []
        self.loads += [given[key] for key in ("src", "data", "srcset") if key in given]
        self.loads += [target] if target and not target.startswith("#") else []
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "p" and "p" in self.open:
            self.wrong.append("a paragraph within a paragraph")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> at {self.getpos()} closes something else")


def check_page(text):
    """Assert that a page is one that can be read anywhere, also aloud."""
    page = Page(text)
    assert text.startswith("<!DOCTYPE html>\n<html lang=")
    assert page.wrong == []
    assert len(page.ids) == len(set(page.ids))
    assert set(page.targets) <= set(page.ids)
    assert page.loads == []
    assert not re.search(r"@import|url\((?!#)", text)
    # The name of SVG is an address that nothing is fetched from.
    assert set(re.findall(r"https?://[^\s\"'<]+", text)) <= {"http://www.w3.org/2000/svg"}
    steps = zip(page.headings, page.headings[1:], strict=False)
    assert page.headings[0] == 1
    assert all(below <= above + 1 for above, below in steps)
    return page
