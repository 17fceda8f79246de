"""The reference of the bench `render`: one file a phone by plain string replacement.

string_replace.py TABLE TEMPLATE DIRECTORY: the first column of the table names the files, and its
tags stand in the template as they stand in its first line. It checks nothing and syncs nothing.
"""

import csv
import os
import sys


def main(table, template, directory):
    with open(template, encoding="utf-8") as file:
        text = file.read()
    os.mkdir(directory)
    with open(table, encoding="utf-8", newline="") as file:
        records = csv.reader(file)
        tags = next(records)
        for record in records:
            content = text
            for tag, value in zip(tags, record):
                content = content.replace(tag, value)
            path = os.path.join(directory, record[0] + ".cfg")
            with open(path, "w", encoding="utf-8") as out:
                out.write(content)


main(*sys.argv[1:])
