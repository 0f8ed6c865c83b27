"""Four rules of 2025 as OpenFisca variables: run by ``law_vs_openfisca.py`` in an environment of its own.

Every condition is a variable for what is certain and one for what is possible, each calculated once however many awards
ask it; an award is a status and the place of its first deciding condition. Reads facts from one file, writes answers
and times to others. Arguments: facts.npz answers.npz repeat.
"""

import json
import sys
import time

import numpy as np
from openfisca_core.entities import Entity
from openfisca_core.periods import DateUnit, period
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

YEAR = 2025
HISTORY = 6
Person = Entity("person", "people", "A person", "")
SIDES = ("must", "can")

RULES = {
    "lao_dong_tien_tien": ("all", ["gate", "clear", "rated_good", "months", "takes_part", "conduct", "majority"]),
    "cstd_co_so": (
        "all",
        [
            "gate",
            "clear",
            ("all", ["rated_good", "months", "takes_part", "conduct"]),
            ("any", ["rated_best", "initiative", "research", "ingenuity"]),
            "vote_80",
        ],
    ),
    "cstd_bo_nganh_tinh": (
        "all",
        [
            "gate",
            "clear",
            "three_titles",
            "selected",
            ("any", ["initiative_tinh", "research_tinh", "ingenuity"]),
            "vote_90",
        ],
    ),
    "bang_khen_bo_nganh_tinh": (
        "all",
        [
            "gate",
            "clear",
            "conduct",
            (
                "any",
                [
                    "movement",
                    "influence",
                    "contribution",
                    (
                        "any",
                        ["two_titles", ("all", ["two_best", ("any", ["initiatives_in_run", "research_in_run"])])],
                    ),
                ],
            ),
            "majority",
        ],
    ),
}


def at_least(fact, bound):
    return {side: lambda person, when, s=side: person(f"{fact}_{s}", when) >= bound for side in SIDES}


def in_a_row(series, length):
    def formula(side):
        def found(person, when):
            met = person(f"{series}_{side}", when)
            for back in range(1, length):
                met = met * person(f"{series}_{side}", when.offset(-back))
            return met

        return found

    return {side: formula(side) for side in SIDES}


def within(counts, number, years):
    """A number within some years; what lies before them may count, so it can only make unknown."""

    def formula(side):
        window = years if side == "must" else HISTORY

        def found(person, when):
            return sum(person(f"{counts}_{side}", when.offset(-back)) for back in range(window)) >= number

        return found

    return {side: formula(side) for side in SIDES}


def within_run(counts, number, series):
    def formula(side):
        def found(person, when):
            running, total = True, 0
            for back in range(HISTORY):
                running = person(f"{series}_{side}", when.offset(-back)) * running
                total = total + running * person(f"{counts}_{side}", when.offset(-back))
            return total >= number

        return found

    return {side: formula(side) for side in SIDES}


def vote(percent):
    def must(person, when):
        return person("votes_yes_must", when) * 100 >= percent * person("council_members_can", when)

    def can(person, when):
        return person("votes_yes_can", when) * 100 >= percent * person("council_members_must", when)

    return {"must": must, "can": can}


CONDITIONS = {
    "gate": at_least("no_open_matter", 1),
    "clear": at_least("clear_of_discipline", 1),
    "rated_good": at_least("rating", 3),
    "rated_best": at_least("rating", 4),
    "months": at_least("months_of_service", 6),
    "takes_part": at_least("takes_part", 1),
    "conduct": at_least("conduct", 1),
    "majority": at_least("majority", 1),
    "selected": at_least("selected", 1),
    "ingenuity": at_least("found_ingenuity", 1),
    "movement": at_least("found_movement", 1),
    "influence": at_least("found_influence", 1),
    "contribution": at_least("found_contribution", 1),
    "initiative": within("initiatives_co_so", 1, 1),
    "research": within("research_co_so", 1, 1),
    "initiative_tinh": within("initiatives_tinh", 1, 3),
    "research_tinh": within("research_tinh", 1, 3),
    "three_titles": in_a_row("years_cstd_co_so", 3),
    "two_titles": in_a_row("years_cstd_co_so", 2),
    "two_best": in_a_row("years_htxs", 2),
    "initiatives_in_run": within_run("initiatives_co_so", 2, "years_htxs"),
    "research_in_run": within_run("research_co_so", 2, "years_htxs"),
    "vote_80": vote(80),
    "vote_90": vote(90),
}


def hold(node, person, when):
    if isinstance(node, str):
        return person(f"is_{node}_must", when), person(f"is_{node}_can", when), ()
    op, children = node
    held = [hold(child, person, when) for child in children]
    join = np.logical_and if op == "all" else np.logical_or
    return join.reduce([one[0] for one in held]), join.reduce([one[1] for one in held]), (op, held)


def decide(held, refused, unsure, place, found):
    children = held[2]
    if not children:
        found[refused | unsure] = place
        return place + 1
    op, parts = children
    for part in parts:
        if op == "all":
            here, open_ = refused & ~part[1], unsure & ~part[0]
            refused, unsure = refused & part[1], unsure & part[0]
        else:
            here, open_ = refused, unsure & part[1]
            refused, unsure = np.zeros_like(refused), unsure & ~part[1]
        place = decide(part, here, open_, place, found)
    return place


def status(rule):
    def formula(person, when):
        must, can, _ = hold(rule, person, when)
        return np.where(person("is_gate_can", when), must.astype(int) + can, 3)

    return formula


def reason(rule):
    def formula(person, when):
        held = hold(rule, person, when)
        blocked = ~person("is_gate_can", when)
        found = np.zeros(len(blocked), np.int32)
        # The gate is the first condition of every rule, so those it blocks keep place 0.
        decide(held, ~held[1] & ~blocked, held[1] & ~held[0], 0, found)
        return found

    return formula


def variable(name, kind, formula=None):
    content = {"value_type": kind, "entity": Person, "definition_period": DateUnit.YEAR, "label": name}
    if formula:
        content["formula"] = lambda person, when, parameters, made=formula: made(person, when)
    return type(name, (Variable,), content)


def system(facts):
    made = TaxBenefitSystem([Person])
    for name, kind in facts.items():
        made.add_variable(variable(name, kind))
    for name, sides in CONDITIONS.items():
        for side, formula in sides.items():
            made.add_variable(variable(f"is_{name}_{side}", bool, formula))
    for award, rule in RULES.items():
        made.add_variable(variable(f"{award}_status", int, status(rule)))
        made.add_variable(variable(f"{award}_reason", int, reason(rule)))
    return made


def main():
    """Load, calculate everything ``repeat`` times in fresh simulations, write the answers and the least times."""
    source, target, repeat = sys.argv[1], sys.argv[2], int(sys.argv[3])
    given = np.load(source)
    inputs = {name.rpartition("@")[0]: given[name].dtype for name in given.files}
    made = system({name: bool if kind == np.bool_ else int for name, kind in inputs.items()})
    size = len(given[given.files[0]])
    arrays = {name: given[name] for name in given.files}
    loads, walls, cpus = [], [], []
    for _ in range(repeat):
        began = time.perf_counter()
        simulation = SimulationBuilder().build_default_simulation(made, count=size)
        for name, array in arrays.items():
            fact, _, year = name.rpartition("@")
            simulation.set_input(fact, period(int(year)), array)
        loads.append(time.perf_counter() - began)
        wall, cpu = time.perf_counter(), time.process_time()
        answers = {
            f"{award}_{what}": simulation.calculate(f"{award}_{what}", period(YEAR))
            for award in RULES
            for what in ("status", "reason")
        }
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    np.savez(target, **answers)
    print(json.dumps({"load": min(loads), "wall": min(walls), "cpu": min(cpus)}))


if __name__ == "__main__":
    main()
