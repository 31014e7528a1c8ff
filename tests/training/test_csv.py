"""Dataset.from_csv: what simply works, and what a bad file is answered with: file, line, column, what to do."""

from __future__ import annotations

import os

import numpy as np
import pytest

from nnviz.training import Dataset
from nnviz.training.message import DataError

IRIS = "length,width,kind\n5.1,3.5,setosa\n7.0,3.2,versicolor\n6.3,3.3,virginica\n4.9,3.0,setosa\n"


@pytest.fixture
def table(tmp_path):
    """Writes text or bytes as table.csv and gives its path."""

    def write(content: str | bytes):
        path = tmp_path / "table.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def is_iris(dataset: Dataset) -> bool:
    assert dataset.names == ("length", "width")
    assert dataset.classes == ("setosa", "versicolor", "virginica")
    assert dataset.x.tolist() == [[5.1, 7.0, 6.3, 4.9], [3.5, 3.2, 3.3, 3.0]]
    assert dataset.y.tolist() == [[1, 0, 0, 1], [0, 1, 0, 0], [0, 0, 1, 0]]
    return True


@pytest.mark.parametrize(
    "content",
    [
        IRIS,
        IRIS.replace(",", ";"),
        IRIS.replace(",", "\t"),
        IRIS.replace(",", ", "),
        IRIS.replace("\n", "\r\n"),
        IRIS.replace("\n", "\r"),
        IRIS.removesuffix("\n"),
        "\ufeff" + IRIS,
        IRIS.encode("utf-16"),
        "\n" + IRIS.replace("\n", "\n\n"),
        IRIS.replace("setosa", '"setosa"').replace("length", '"length"'),
        IRIS.replace("\n", ",\n"),  # a separator at the end of every line
        IRIS + ",,\n ,,\n",  # rows of nothing, as spreadsheets leave them
        IRIS.replace(",", ";").replace(".", ","),
        IRIS.replace(",", "\t").replace(".", ","),
    ],
    ids=lambda c: repr(c[:24]),
)
def test_the_usual_forms_of_a_table_simply_work(table, content):
    assert is_iris(Dataset.from_csv(table(content)))


def test_the_table_gives_its_name(table):
    assert Dataset.from_csv(table(IRIS)).name == "table"


@pytest.mark.parametrize(
    ("encoding", "word"), [("utf-8", "鸢尾"), ("gb18030", "鸢尾"), ("latin-1", "Müller"), ("latin-1", "café")]
)
def test_words_are_read_in_the_encoding_they_were_written_in(table, encoding, word):
    content = f"长,{word}\n1,a\n2,b\n" if encoding != "latin-1" else f"n,{word}\n1,a\n2,b\n"
    dataset = Dataset.from_csv(table(content.encode(encoding)), target=word)
    assert dataset.classes == ("a", "b")


def test_a_quoted_cell_may_hold_separators_quotes_and_line_ends(table):
    dataset = Dataset.from_csv(table('a,kind\n1,"x, y"\n2,"say ""z"""\n3,"two\nlines"\n'))
    assert dataset.classes == ('say "z"', "two\nlines", "x, y")


def test_two_classes_are_one_hot_too(table):
    dataset = Dataset.from_csv(table("a,kind\n1,no\n2,yes\n"))
    assert (dataset.task, dataset.classes, dataset.y.tolist()) == ("classes", ("no", "yes"), [[1, 0], [0, 1]])


def test_without_a_header_columns_are_numbered(table):
    dataset = Dataset.from_csv(table("1,2,3\n4,5,6\n"))
    assert (dataset.names, dataset.x.tolist(), dataset.y.tolist()) == (("x1", "x2"), [[1, 4], [2, 5]], [[3, 6]])
    assert Dataset.from_csv(table("1,2,3\n4,5,6\n"), target="x1").y.tolist() == [[1, 4]]


def test_without_a_header_the_first_line_of_words_and_numbers_is_a_sample(table):
    dataset = Dataset.from_csv(table("5.1,setosa\n6.2,virginica\n"))
    assert (dataset.x.tolist(), dataset.classes) == ([[5.1, 6.2]], ("setosa", "virginica"))


def test_a_column_without_a_name_gets_one(table):
    assert Dataset.from_csv(table(",b,t\n1,2,3\n")).names == ("x1", "b")


def test_numbers_in_the_target_are_a_regression_that_could_be_classes(table):
    path = table("a,t\n1,0\n2,1\n3,2\n4,0\n5,1\n6,2\n")
    plain = Dataset.from_csv(path)
    assert (plain.task, plain.y.tolist(), plain.could_be_classes) == ("regression", [[0, 1, 2, 0, 1, 2]], True)
    classes = Dataset.from_csv(path, classes=True)
    assert (classes.task, classes.classes, classes.could_be_classes) == ("classes", ("0", "1", "2"), False)
    assert classes.y.sum(axis=1).tolist() == [2, 2, 2]


def test_measurements_could_not_be_classes(table):
    assert not Dataset.from_csv(table("a,t\n1,0.5\n2,1\n3,0.5\n4,1\n")).could_be_classes
    assert not Dataset.from_csv(table("a,t\n1,1\n2,2\n3,3\n4,4\n")).could_be_classes


def test_whole_numbers_as_classes_are_ordered_by_size(table):
    dataset = Dataset.from_csv(table("a,t\n1,10\n2,9\n3,10.0\n"), classes=True)
    assert (dataset.classes, dataset.y.tolist()) == (("9", "10"), [[0, 1, 0], [1, 0, 1]])


def test_plus_and_minus_one_are_two_classes_in_one_row(table):
    assert Dataset.from_csv(table("a,t\n1,-1\n2,1\n")).task == "binary"


REFUSALS = {
    "empty": ("", "table.csv is empty."),
    "blank": (" \n\n", "table.csv is empty."),
    "only header": ("a,b\n", "table.csv: there are no rows below the header."),
    "one column": ("a\n1\n2\n", "table.csv: only one column was found."),
    "ragged short": ("a,b\n1,2\n3\n", "table.csv, line 3: 1 columns, but the first line has 2."),
    "ragged long": ("a,b\n1,2\n\n3,4,5\n", "table.csv, line 4: 3 columns, but the first line has 2."),
    "ragged after a cell of two lines": ('a,t\n1,"x\ny"\n3\n', "table.csv, line 4: 1 columns"),
    "word among numbers": ("a,b,t\n1,2,3\n4,five,6\n", "table.csv, line 3, column 'b': 'five' is not a number."),
    "missing value": ("a,b,t\n1,2,3\n4,NA,6\n", "table.csv, line 3, column 'b': 'NA' is not a number."),
    "empty cell": ("a,b,t\n1,,3\n4,5,6\n", "table.csv, line 2, column 'b': the cell is empty."),
    "NaN": ("a,t\n1,2\nnan,3\n", "table.csv, line 3, column 'a': 'nan' is not a finite number."),
    "infinity": ("a,t\n1,2\n2,-inf\n", "table.csv, line 3, column 't': '-inf' is not a finite number."),
    "too large": ("a,t\n1,2\n1e999,3\n", "table.csv, line 3, column 'a': '1e999' is not a finite number."),
    "far too large": ("a,t\n1,2\n-1e31,3\n", "table.csv, line 3, column 'a': '-1e31' is too large."),
    "typo in the target": ("a,t\n1,2\n2,3\n3,4x\n", "table.csv, line 4, column 't': '4x' is not a number."),
    "class missing": ("a,t\n1,x\n2,\n3,y\n", "table.csv, line 3, column 't': the cell is empty."),
    "one class": ("a,t\n1,x\n2,x\n", "table.csv, column 't': all rows are of one class, 'x'."),
    "same name": ("a,b,a\n1,2,3\n", "table.csv, line 1: two columns are called 'a'."),
    "open quote": ('a,t\n1,"x\n2,y\n', "table.csv, line 2: a quotation mark is not closed"),
    "binary": (b"\x7fELF\x02\x01\x00\x00\x00", "table.csv is not a text file."),
    "broken UTF-16": (b"\xff\xfea\x00,", "table.csv is not a text file."),
    "spreadsheet": (b"PK\x03\x04\x14\x00", "table.csv looks like a spreadsheet"),
    "comma in two ways": ("a;t\n1,234;2\n5,678;3\n", "line 2, column 'a': '1,234' may be read in two ways"),
    "comma and point": ("a;t\n1.234,5;2\n2;3\n", "line 2, column 'a': '1.234,5' is not a number."),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_a_bad_table_is_refused_with_the_place(table, case):
    content, said = REFUSALS[case]
    with pytest.raises(DataError) as refused:
        Dataset.from_csv(table(content))
    assert said in str(refused.value)
    assert isinstance(refused.value, ValueError)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(DataError, match=r"nothing\.csv: there is no such file"):
        Dataset.from_csv(tmp_path / "nothing.csv")


def test_a_folder_is_no_table(tmp_path):
    with pytest.raises(DataError, match="is a folder"):
        Dataset.from_csv(tmp_path)


@pytest.mark.parametrize("name", ["a\0b.csv", 300 * "x" + ".csv"])
def test_an_impossible_file_name_is_refused(name):
    with pytest.raises(DataError, match="cannot be read"):
        Dataset.from_csv(name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_that_nobody_writes_to_is_not_awaited(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(DataError, match=r"pipe\.csv is a device or a pipe"):
        Dataset.from_csv(tmp_path / "pipe.csv")


def test_an_unknown_target_is_refused_with_the_columns(table):
    with pytest.raises(
        DataError, match=r"no column 'knd'\. Did you mean 'kind'\? The columns are: length, width, kind"
    ):
        Dataset.from_csv(table(IRIS), target="knd")
    with pytest.raises(DataError, match=r"no column 2\. The columns are"):
        Dataset.from_csv(table(IRIS), target=2)


def test_fractions_are_not_read_as_classes(table):
    with pytest.raises(DataError, match=r"line 3, column 't': '1\.5' is not a whole number"):
        Dataset.from_csv(table("a,t\n1,1\n2,1.5\n"), classes=True)


def test_words_are_not_read_as_numbers(table):
    with pytest.raises(DataError, match="line 2, column 'kind': 'setosa' is not a number"):
        Dataset.from_csv(table(IRIS), classes=False)


def test_too_many_classes_are_refused(table):
    rows = "".join(f"{i},n{i}\n" for i in range(1001))
    with pytest.raises(DataError, match=r"column 't': 1001 different values are too many for classes \(at most 1000\)"):
        Dataset.from_csv(table("a,t\n" + rows))


def test_decimal_commas_show_themselves_by_one_number_that_is_no_thousand(table):
    assert Dataset.from_csv(table("a;t\n1,234;2\n5,67;3\n")).x.tolist() == [[1.234, 5.67]]
    assert Dataset.from_csv(table("a;t\n0,234;2\n0,678;3\n")).x.tolist() == [[0.234, 0.678]]


@pytest.mark.parametrize(("name", "inputs", "classes", "samples"), [
    ("iris", 4, 3, 150), ("wine", 13, 3, 178), ("breast_cancer", 30, 2, 569), ("digits", 64, 10, 1797),
])  # fmt: skip
def test_the_bundled_tables_are_whole(name, inputs, classes, samples):
    from nnviz.training import make_dataset

    dataset = make_dataset(name)
    assert dataset.x.shape == (inputs, samples)
    assert dataset.y.shape == (classes, samples)
    assert np.isfinite(dataset.x).all()


def test_a_list_of_targets_is_a_regression_with_an_output_for_each(table):
    path = table("a,b,kind,c\n1,2,3,4\n5,6,7,8\n")
    dataset = Dataset.from_csv(path, target=["c", "a"])
    assert dataset.names == ("b", "kind") and dataset.task == "regression"
    assert dataset.x.tolist() == [[2, 6], [3, 7]]
    assert dataset.y.tolist() == [[4, 8], [1, 5]]
    assert Dataset.from_csv(path, target=["b"]).y.tolist() == [[2, 6]]
    with pytest.raises(DataError, match="there is no column 'd'"):
        Dataset.from_csv(path, target=["a", "d"])
    with pytest.raises(DataError, match="y has the shape"):
        Dataset.from_csv(path, target=[])
