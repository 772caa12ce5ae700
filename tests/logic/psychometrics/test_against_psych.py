"""Every coefficient beside the number that R gives.

R 4.2.2 with psych 2.2.9 and GPArotation 2022.10-2, as Debian 12 packages them. `attitude.csv` is R's own data set
`attitude` (30 departments of an organisation, Chatterjee and Price 1977). The calls were `alpha(x)`,
`alpha.ci(alpha, n.obs, n.var)`, `omega(x, nfactors = 1)`, `omega(x)` (three factors) and `ICC(x, lmer = FALSE)`.
"""

import csv
from pathlib import Path

import pytest

from assieme.logic.psychometrics.alpha import alpha
from assieme.logic.psychometrics.icc import Form, icc
from assieme.logic.psychometrics.omega import omega_total

CLOSE = 1e-6
Rows = list[list[float | None]]


@pytest.fixture
def attitude() -> Rows:
    with (Path(__file__).parent / "attitude.csv").open(encoding="utf-8") as file:
        return [[float(number) for number in row] for row in list(csv.reader(file))[1:]]


def _with_gaps(rows: Rows) -> Rows:
    """As in R: for (i in 1:8) x[3 * i, 1 + (2 * i) %% 7] <- NA."""
    for i in range(1, 9):
        rows[3 * i - 1][2 * i % 7] = None
    return rows


def _turned(rows: Rows) -> Rows:
    """As in R: x$learning <- 100 - x$learning; x$raises <- 150 - x$raises."""
    return [[*row[:3], 100 - (row[3] or 0), 150 - (row[4] or 0), *row[5:]] for row in rows]


def test_alpha_and_its_intervals(attitude: Rows) -> None:
    found = alpha(attitude)
    assert found.raw == pytest.approx(0.84314276956475986, abs=CLOSE)
    assert found.standardised == pytest.approx(0.83908380302951058, abs=CLOSE)
    assert (found.low, found.high) == pytest.approx((0.73937568564310729, 0.9157730721599816), abs=CLOSE)
    assert found.standard_error == pytest.approx(0.042435695590574377, abs=CLOSE)
    assert (found.n, found.items) == (30, 7)


@pytest.mark.parametrize(("factors", "total"), [(1, 0.85099246507840509), (3, 0.90622865376814055)])
def test_omega_total(attitude: Rows, factors: int, total: float) -> None:
    found = omega_total(attitude, factors)
    assert found.total == pytest.approx(total, abs=CLOSE)
    assert (found.turned, found.improper, found.determined) == ((), False, True)


def test_omega_has_the_default_of_psych(attitude: Rows) -> None:
    assert omega_total(attitude) == omega_total(attitude, factors=3)


def test_missing_answers_are_left_out_pair_by_pair(attitude: Rows) -> None:
    answers = _with_gaps(attitude)
    assert alpha(answers).raw == pytest.approx(0.83054453837718922, abs=CLOSE)
    assert alpha(answers).standardised == pytest.approx(0.8271655924075535, abs=CLOSE)
    assert omega_total(answers, 1).total == pytest.approx(0.84451341932726987, abs=CLOSE)


def test_where_a_uniqueness_reaches_its_bound_omega_is_improper_and_near_what_psych_prints(attitude: Rows) -> None:
    """A Heywood case: R's search (L-BFGS-B 2.3) and SciPy's (3.0) stop at neighbouring points of the bound."""
    found = omega_total(_with_gaps(attitude), 3)
    assert found.improper
    assert found.total == pytest.approx(0.91691624816415407, abs=1e-4)


def test_items_that_count_the_other_way_make_alpha_negative_and_are_turned_for_omega(attitude: Rows) -> None:
    answers = _turned(attitude)
    assert alpha(answers).raw == pytest.approx(-0.34311915193861298, abs=CLOSE)
    assert alpha(answers).standardised == pytest.approx(-0.51329399147498278, abs=CLOSE)
    assert omega_total(answers, 1).total == pytest.approx(0.85099246507840509, abs=CLOSE)
    assert omega_total(answers, 3).total == pytest.approx(0.90622865376814055, abs=CLOSE)
    assert omega_total(answers).turned == (3, 4)


SHROUT_FLEISS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
"""Four judges rate six targets: Shrout and Fleiss (1979), Table 2."""

PSYCH = """
ICC1 0.16574176840547555 1.794678492239469 5 18 0.16476880834463961 -0.13293232487475087 0.72256006232812109
ICC2 0.28976377952755922 11.027247956403272 5 15 0.00013456651648433693 0.018786513374712047 0.7610843696489531
ICC3 0.71484071484071487 11.027247956403272 5 15 0.00013456651648433693 0.34246476503392537 0.94585825995535955
ICC1k 0.44279713367926893 1.794678492239469 5 18 0.16476880834463961 -0.88444215523811898 0.91241542034077561
ICC2k 0.62005054759898925 11.027247956403272 5 15 0.00013456651648433693 0.071136815302503487 0.92723204016772198
ICC3k 0.90931554237706946 11.027247956403272 5 15 0.00013456651648433693 0.67567471381630473 0.98589167816906231
"""
"""type, ICC, F, df1, df2, p, lower and upper bound."""


def _numbers(form: Form) -> tuple[float, ...]:
    return (form.value, form.f, form.df1, form.df2, form.p, form.low, form.high)


def test_all_six_intraclass_correlations_as_psych_gives_them() -> None:
    lines = [line.split() for line in PSYCH.strip().splitlines()]
    found = icc(SHROUT_FLEISS)
    assert [form.name for form in found] == [line[0] for line in lines]
    for form, line in zip(found, lines, strict=True):
        assert _numbers(form) == pytest.approx([float(number) for number in line[1:]], abs=CLOSE)


def test_all_six_intraclass_correlations_as_they_were_published() -> None:
    """Shrout and Fleiss (1979), Table 4: the paper's own six numbers."""
    assert [round(form.value, 2) for form in icc(SHROUT_FLEISS)] == [0.17, 0.29, 0.71, 0.44, 0.62, 0.91]
