from django.urls import path

from . import views

urlpatterns = [
    path("plain", views.plain),
    path("persons/<str:reference>", views.person),
    path("scorecard/<str:year>", views.scorecard),
    path("indicators/<str:code>/<str:period>/submission", views.submission),
]
