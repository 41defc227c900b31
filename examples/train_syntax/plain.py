"""Plain paragraphs from a dump of Wikipedia, a file a page: python3 plain.py DUMP.bz2 FOLDER

Our dump is the one that gensim 4.4.0 carries for its tests
(gensim/test/test_data/enwiki-latest-pages-articles1.xml-p000000010p000030302-shortened.bz2; CC BY-SA 3.0).
"""
import bz2, html, os, re, sys

BLOCKS = r"<(ref|math|gallery|table|timeline|source|code|pre|blockquote|poem|div)\b[^>/]*>.*?</\1>"
FILES = r"\[\[(?:File|Image|Category|[a-z\-]{2,10}):[^\[\]]*(?:\[\[[^\[\]]*\]\][^\[\]]*)*\]\]"


def without(text, opening, closing):
    """Text without what stands between two marks, which may nest."""
    depth, kept, at = 0, [], 0
    while at < len(text):
        if text.startswith(opening, at):
            depth, at = depth + 1, at + len(opening)
        elif depth and text.startswith(closing, at):
            depth, at = depth - 1, at + len(closing)
        else:
            if not depth:
                kept.append(text[at])
            at += 1
    return "".join(kept)


def paragraphs(markup):
    """Paragraphs of prose; what still has markup in it, or is short, is left out."""
    text = html.unescape(html.unescape(markup)).replace("\xa0", " ")
    text = re.sub(r"<!--.*?-->", "", text, flags=re.S)
    text = re.sub(BLOCKS, "", text, flags=re.S | re.I)
    text = re.sub(r"<[^>]+>", "", text)
    text = without(without(text, "{{", "}}"), "{|", "|}")
    for _ in range(3):
        text = re.sub(FILES, "", text)
    text = re.sub(r"\[\[(?:[^\[\]|]*\|)?([^\[\]]*)\]\]", r"\1", text)
    text = re.sub(r"\[https?://\S+ ([^\]]*)\]", r"\1", text)
    text = re.sub(r"\[https?://\S+\]", "", text)
    text = re.sub(r"'{2,}", "", text)
    text = re.sub(r"\(\s*[;,]\s*", "(", re.sub(r"\s*\(\s*[;,]?\s*\)", "", text))
    lines = [line.strip() for line in re.sub(r"[ \t]+", " ", text).split("\n")]
    prose = [p for p in lines if len(p) > 150 and (p[0].isalpha() or p[0] in '"“')]
    return [p for p in prose if not re.search(r"[{}|\[\]=<>]", p)]


def main(dump, folder):
    os.makedirs(folder, exist_ok=True)
    number = 0
    for page in re.findall(r"<page>(.*?)</page>", bz2.open(dump, "rt", encoding="utf8").read(), re.S):
        body = re.search(r"<text[^>]*>(.*?)</text>", page, re.S)
        if "<redirect" in page or "<ns>0</ns>" not in page or not body:
            continue
        found = paragraphs(body.group(1))
        if found:
            number += 1
            with open(f"{folder}/{number:04}.txt", "w", encoding="utf8") as out:
                out.write("\n\n".join(found) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
