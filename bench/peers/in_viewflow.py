# mypy: disable-error-code="misc, attr-defined, no-any-return"
"""The step as django-viewflow's documentation has a flow that is driven from code.

Started, approved and ended in one request; the process and its three tasks are saved on the way.
"""

from bench.peers.models import EndorsementProcess, Permit, Receipt
from bench.peers.step import Judged, judged, keep, told
from viewflow import this
from viewflow.workflow import STATUS, flow
from viewflow.workflow.activation import Activation
from viewflow.workflow.models import Process

from anju.office.access.viewer import OfficeRequest


class EndorsementFlow(flow.Flow):
    """Filed, approved, over."""

    process_class = EndorsementProcess

    start = flow.StartHandle(this.file).Next(this.approve)
    approve = flow.Handle(this.do_approve).Next(this.end)
    end = flow.End()

    def file(self, activation: Activation, permit: Permit) -> Process:
        """The process of a permit."""
        activation.process.permit_id = permit.id
        return activation.process

    def do_approve(
        self, activation: Activation, request: OfficeRequest, permit: Permit, found: Judged
    ) -> Receipt:
        """What the clerk does: the facts, and who it was."""
        for name, value in told(request, found).items():
            setattr(activation.process, name, value)
        activation.task.owner = request.user
        return keep(request, permit, found)


def step(request: OfficeRequest, permit: Permit) -> Receipt:
    """The whole flow of an endorsement."""
    found = judged(permit, request.today)
    process = EndorsementFlow.start.run(permit=permit)
    task = process.task_set.get(flow_task=EndorsementFlow.approve, status=STATUS.NEW)
    receipt: Receipt = EndorsementFlow.approve.run(
        task, request=request, permit=permit, found=found
    )
    return receipt
