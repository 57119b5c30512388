"""Institutions: which indicators count them, and what else is counted of single kinds of them."""

from __future__ import annotations

OF_ANY = frozenset(
    {
        "hospital_beds", "icu_beds", "authorised_beds", "open_beds", "outpatient_visits", "outpatient_emergency_visits",
        "inpatient_admissions", "inpatient_discharges", "inpatient_surgeries", "bed_occupancy_rate",
        "average_length_of_stay", "health_personnel", "health_technicians", "physicians", "licensed_doctors",
        "registered_nurses", "outpatient_cost_per_visit", "inpatient_cost_per_admission", "drug_cost_share",
        "medical_service_revenue_share", "physician_daily_visits", "outpatient_drug_cost_per_visit",
        "inpatient_drug_cost_per_admission", "physician_daily_bed_days", "pharmacists", "general_practitioners",
    }
)  # fmt: skip
"""What is counted of single kinds of institutions as well as of a whole region."""
OF_HOSPITALS = frozenset(
    {
        "bed_occupancy_rate", "average_length_of_stay", "outpatient_cost_per_visit", "inpatient_cost_per_admission",
        "drug_cost_share", "medical_service_revenue_share",
    }
)  # fmt: skip
"""What is always said of hospitals: 医院 before it names no part."""
IN_HOSPITALS = frozenset({"hospital_visits", "beds_in_hospitals"})
"""What its own name says to be of hospitals."""
KINDS = frozenset(
    {
        "township_health_centers", "community_health_centers", "community_health_service_centers", "public_hospitals",
        "private_hospitals", "tertiary_hospitals", "secondary_hospitals", "tcm_hospitals", "tcm_institutions",
        "mch_institutions", "general_hospitals", "specialised_hospitals", "integrated_care_institutions",
        "nursing_homes_medical",
    }
)  # fmt: skip
INSTITUTIONS = KINDS | {"health_institutions", "hospitals", "primary_care_institutions", "village_clinics", "clinics"}
"""Counts of institutions of any kind; of single kinds in ``KINDS``."""
