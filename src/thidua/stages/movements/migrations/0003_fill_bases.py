"""Bases and recipients of movements drafted before they were rows: from their documents, which were frozen with it."""

from django.db import migrations

from thidua.stages.launch.corrections import effective
from thidua.stages.movements.grounds import addressee_columns, basis_columns


def fill(apps, schema_editor):
    basis, addressee = (apps.get_model("movements", name) for name in ("Basis", "Addressee"))
    drafted = apps.get_model("movements", "Movement").objects.filter(launch_document__isnull=False, parent=None)
    for movement in drafted.select_related("launch_document"):
        document = movement.launch_document
        reading = effective(document.reading, document.choices, document.corrections)
        basis.objects.bulk_create(basis(movement=movement, **one) for one in basis_columns(reading))
        addressee.objects.bulk_create(addressee(movement=movement, **one) for one in addressee_columns(reading))


class Migration(migrations.Migration):
    dependencies = [("movements", "0002_bases_and_addressees"), ("launch", "0002_reasons")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
