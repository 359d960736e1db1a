# mypy: disable-error-code="misc, attr-defined, no-any-return"
"""The step as SpiffWorkflow's documentation has it: loaded from text, taken, written as text."""

from functools import cache
from pathlib import Path

from bench.peers.models import Permit, Receipt, Workflow
from bench.peers.step import judged, keep, told
from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer

from anju.office.access.viewer import OfficeRequest

SERIALIZER = BpmnWorkflowSerializer(BpmnWorkflowSerializer.configure())


def start(permit: Permit) -> Workflow:
    """The workflow of a permit, up to where a clerk is waited for; not saved yet."""
    workflow = BpmnWorkflow(_spec())
    workflow.do_engine_steps()
    return Workflow(permit=permit, state=SERIALIZER.serialize_json(workflow))


def step(request: OfficeRequest, permit: Permit) -> Receipt:
    """Load the workflow, let the clerk approve, run it to its end, and save it."""
    row = Workflow.objects.get(permit=permit)
    workflow = SERIALIZER.deserialize_json(row.state)
    found = judged(permit, request.today)
    task = workflow.get_next_task(state=TaskState.READY, manual=True)
    task.set_data(**told(request, found))
    task.run()
    workflow.do_engine_steps()
    row.state = SERIALIZER.serialize_json(workflow)
    row.save(update_fields=["state"])
    return keep(request, permit, found)


@cache
def _spec() -> object:
    parser = BpmnParser()
    parser.add_bpmn_file(str(Path(__file__).with_name("endorsement.bpmn")))
    return parser.get_spec("endorsement")
