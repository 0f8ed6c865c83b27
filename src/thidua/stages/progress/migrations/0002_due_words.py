"""Tasks keep the words that their day was derived from."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("progress", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="task",
            name="due_words",
            field=models.CharField(blank=True, default="", max_length=200),
            preserve_default=False,
        ),
    ]
