"""Reports written to files: whole or not at all, and the same for the same dossier."""

import subprocess
import sys

import pytest

from claimtrack import reports
from claimtrack.errors import InputError
from claimtrack.model.dossier import Dossier
from tests.dossiers import mali


@pytest.mark.parametrize(("name", "format_"), [("a.md", "markdown"), ("a.html", "html"), ("a.HTM", "html")])
def test_the_suffix_chooses_the_format(tmp_path, name, format_):
    path = reports.write(mali(), tmp_path / name, language="fr")
    assert path.read_bytes() == reports.render(mali(), format_, language="fr").encode()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("format_", ["markdown", "html"])
def test_the_same_dossier_gives_the_same_bytes_and_ends_with_a_line_break(format_):
    copy = Dossier.model_validate_json(mali().model_dump_json())
    assert reports.render(mali(), format_) == reports.render(copy, format_)
    assert reports.render(mali(), format_).endswith("\n")


def test_a_report_does_not_depend_on_the_hash_seed():
    script = "from tests.dossiers import mali; from claimtrack import reports; print(reports.render(mali()))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_an_earlier_report_is_replaced(tmp_path):
    path = tmp_path / "claim.md"
    path.write_text("old")
    reports.write(mali(), str(path))
    assert path.read_text(encoding="utf-8").startswith("# France supports rebel groups in Mali.")


def test_another_suffix_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(InputError, match=r"\.md, \.html or \.htm"):
        reports.write(mali(), tmp_path / "claim.docx")


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(InputError, match=r"the folder .*nowhere does not exist"):
        reports.write(mali(), tmp_path / "nowhere" / "claim.md")


def test_a_folder_in_the_place_is_named(tmp_path):
    (tmp_path / "claim.md").mkdir()
    with pytest.raises(InputError, match="cannot be written"):
        reports.write(mali(), tmp_path / "claim.md")
    assert list(tmp_path.iterdir()) == [tmp_path / "claim.md"]


def test_a_place_that_cannot_be_written_leaves_nothing_behind(tmp_path):
    path = tmp_path / ("n" * 300 + ".md")
    with pytest.raises(InputError, match="cannot be written"):
        reports.write(mali(), path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("options", [{"format": "pdf"}, {"language": "de"}])
def test_an_unknown_format_or_language_is_refused_in_a_sentence(options):
    with pytest.raises(InputError, match="choose one of"):
        reports.render(mali(), **options)


def test_the_template_engine_is_loaded_for_html_alone():
    script = (
        "import sys; from tests.dossiers import mali; from claimtrack import reports; "
        "reports.render(mali()); assert 'jinja2' not in sys.modules; "
        "reports.render(mali(), 'html'); assert 'jinja2' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
