"""The life of a problem: reported, understood, tried, solved or not."""

from datetime import datetime

from django.urls import reverse

from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.matters import access, events, notices
from assieme.assemblies.matters.models import Attempt, Helper, Problem
from assieme.core.access import require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.days import day_of
from assieme.core.events import record
from assieme.people.models import Person
from assieme.people.notices import notify


@action
def report_problem(*, assembly: Assembly, words: str, named: bool, by: Actor, now: datetime) -> Problem:
    """Report what does not work. Raises ValueError where nothing is said."""
    assembly = lock(assembly)
    require(access.report_problem, by, assembly)
    if not words.strip():
        raise ValueError("a problem is said in words")
    problem = Problem.objects.create(
        organisation_id=assembly.organisation_id,
        assembly=assembly,
        words=words,
        reported_by_id=by.pk,
        named=named,
        reported_at=now,
    )
    record(
        events.problem_reported,
        by=by,
        now=now,
        organisation=assembly.organisation_id,
        subject=problem.pk,
        assembly=assembly.pk,
    )
    return problem


@action
def understand_problem(*, problem: Problem, behind: str, by: Actor, now: datetime) -> Problem:
    """Say what is behind it; again as more is understood. The first time counts for the days."""
    problem = lock(problem)
    require(access.understand_problem, by, problem)
    problem.behind, problem.understood_by = behind, by if isinstance(by, Person) else None
    if problem.understood_at is None:
        problem.understood_at, problem.state = now, Problem.State.UNDERSTOOD
    problem.save(update_fields=["behind", "understood_by", "understood_at", "state"])
    record(events.problem_understood, by=by, now=now, organisation=problem.organisation_id, subject=problem.pk)
    return problem


@action
def join_team(*, problem: Problem, by: Actor, now: datetime) -> None:
    """Be one of those who look after it."""
    problem = lock(problem)
    require(access.join_team, by, problem)
    Helper.objects.get_or_create(problem=problem, person_id=by.pk, defaults={"since": now})
    record(events.team_joined, by=by, now=now, organisation=problem.organisation_id, subject=problem.pk)


@action
def leave_team(*, problem: Problem, by: Actor, now: datetime) -> None:
    """Leave it to the others."""
    problem = lock(problem)
    require(access.join_team, by, problem)
    Helper.objects.filter(problem=problem, person_id=by.pk).delete()
    record(events.team_left, by=by, now=now, organisation=problem.organisation_id, subject=problem.pk)


@action
def begin_try(*, problem: Problem, what: str, by: Actor, now: datetime) -> Attempt:
    """Try something; one thing at a time, so that one sees what helps."""
    problem = lock(problem)
    require(access.begin_try, by, problem)
    person = by if isinstance(by, Person) else None
    attempt = Attempt.objects.create(problem=problem, what=what, begun_by=person, begun_at=now)
    problem.state = Problem.State.TRIED
    problem.save(update_fields=["state"])
    record(
        events.try_begun,
        by=by,
        now=now,
        organisation=problem.organisation_id,
        subject=problem.pk,
        attempt=attempt.pk,
    )
    return attempt


@action
def end_try(*, attempt: Attempt, helped: str, happened: str, by: Actor, now: datetime) -> Attempt:
    """Say what happened. Raises ValueError for a word that is none of `Attempt.Helped`."""
    problem = lock(attempt.problem)
    attempt = lock(attempt)
    require(access.end_try, by, attempt)
    if helped not in Attempt.Helped.values:
        raise ValueError(f"no such end of a try: {helped}")
    attempt.helped, attempt.happened, attempt.ended_at = helped, happened, now
    attempt.ended_by = by if isinstance(by, Person) else None
    attempt.save(update_fields=["helped", "happened", "ended_at", "ended_by"])
    record(
        events.try_ended,
        by=by,
        now=now,
        organisation=problem.organisation_id,
        subject=problem.pk,
        attempt=attempt.pk,
        helped=helped,
    )
    return attempt


@action
def close_problem(*, problem: Problem, solved: bool, why: str, by: Actor, now: datetime) -> Problem:
    """Come to an end; who reported it hears of it. Raises ValueError where it stays and nobody says why."""
    problem = lock(problem)
    require(access.close_problem, by, problem)
    if not solved and not why.strip():
        raise ValueError("say why it is not solved")
    problem.state = Problem.State.SOLVED if solved else Problem.State.UNSOLVED
    problem.why, problem.closed_at, problem.closed_by = why, now, by if isinstance(by, Person) else None
    problem.save(update_fields=["state", "why", "closed_at", "closed_by"])
    if problem.reported_by.erased_at is None:
        path = reverse("problem", kwargs={"id": problem.pk})
        notify(problem.reported_by, problem.organisation_id, notices.PROBLEM_CLOSED, problem.words[:200], path, now)
    zone = problem.organisation.time_zone
    record(
        events.problem_closed,
        by=by,
        now=now,
        organisation=problem.organisation_id,
        subject=problem.pk,
        solved=int(solved),
        days=(day_of(now, zone) - day_of(problem.reported_at, zone)).days,
    )
    return problem
