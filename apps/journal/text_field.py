"""The field for whatever a person types, under the name by which the forms of the journal know it."""

from apps.core.typed import TypedField as TypedField
