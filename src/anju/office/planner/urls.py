"""The addresses of this part."""

from django.urls import path

from anju.office.planner.pages.compare import compare
from anju.office.planner.pages.findable import robots, sitemap
from anju.office.planner.pages.guide import guide
from anju.office.planner.pages.plan import plan, plan_calendar
from anju.office.planner.pages.years import years

urlpatterns = [
    path("plan/", plan, name="plan"),
    path("plan/residence-permit.ics", plan_calendar, name="plan-calendar"),
    path("plan/compare/", compare, name="plan-compare"),
    path("plan/years/", years, name="plan-years"),
    path("guide/", guide, name="guide"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
]
