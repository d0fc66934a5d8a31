#!/usr/bin/env python3
"""Makes the bundled English and Chinese sentences from the Tatoeba export of manythings.org/anki.

usage: make_english_chinese_mini.py FOLDER_WITH_train.tsv.gz [OUTPUT_FOLDER]

FOLDER holds train.tsv.gz: English sentence, Chinese sentence, attribution, with tabs between. Of the pairs in the
order of their lengths every second one gives its English sentence, the others their Chinese one. 1,500 of each language are taken at equal distances, each text once; every fifth of them is
for the test part. Output: train.tsv.gz and test.tsv.gz with language (en or zh), sentence, attribution (both authors
of the pair, as published). The same input makes the same bytes.
"""
import gzip
import io
import pathlib
import sys

COUNT = 1500
TEST_EACH = 5


def pairs(path):
    """Attribution kept as it is."""
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        return [line.rstrip("\n").split("\t") for line in lines]


def evenly(rows, count):
    return [rows[i * len(rows) // count] for i in range(count)]


def once(rows):
    seen, kept = set(), []
    for row in rows:
        if row[1] not in seen:
            seen.add(row[1])
            kept.append(row)
    return kept


def write(path, rows):
    text = "".join("\t".join(row) + "\n" for row in rows).encode("utf-8")
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", filename="", mtime=0, compresslevel=9) as packed:
        packed.write(text)
    path.write_bytes(buffer.getvalue())


def main():
    source = pathlib.Path(sys.argv[1])
    here = pathlib.Path(__file__).resolve().parent.parent
    default = here / "src/main/resources/dev/cairn/data/english-chinese-mini"
    target = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else default
    target.mkdir(parents=True, exist_ok=True)
    all_pairs = pairs(source / "train.tsv.gz")
    english = once([["en", row[0], row[2]] for row in all_pairs[0::2]])
    chinese = once([["zh", row[1], row[2]] for row in all_pairs[1::2]])
    train, test = [], []
    for number, both in enumerate(zip(evenly(english, COUNT), evenly(chinese, COUNT))):
        (test if number % TEST_EACH == 0 else train).extend(both)
    write(target / "train.tsv.gz", train)
    write(target / "test.tsv.gz", test)
    print(f"{len(train)} and {len(test)} sentences in {target}")


if __name__ == "__main__":
    main()
