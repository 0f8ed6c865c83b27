"""Why a finding was kept; and the keys of findings lose the line, so that they hold in a new version of the file."""

import hashlib
from collections import Counter

from django.db import migrations, models


def _keys(findings, parts):
    seen = Counter()
    for finding in findings:
        base = hashlib.sha256("|".join(str(finding[part]) for part in parts).encode()).hexdigest()[:12]
        seen[base] += 1
        yield base if seen[base] == 1 else f"{base}-{seen[base]}"


def rekey(apps, schema_editor):
    for document in apps.get_model("launch", "LaunchDocument").objects.iterator():
        findings = document.reading["findings"]
        new_of = dict(zip(_keys(findings, ("code", "line", "found")), _keys(findings, ("code", "found"))))
        document.choices = {new_of.get(key, key): choice for key, choice in document.choices.items()}
        document.save(update_fields=["choices"])


class Migration(migrations.Migration):
    dependencies = [("launch", "0001_initial")]

    operations = [
        migrations.AddField("launchdocument", "reasons", models.JSONField(default=dict)),
        migrations.RunPython(rekey, migrations.RunPython.noop),
    ]
