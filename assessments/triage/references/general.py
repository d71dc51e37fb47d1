"""On infection, diabetic feet, pregnancy, heart and what this rule set chose for safety."""

from .reference import known, own, read

HSE_PREG = read(
    "HSE-preg",
    "HSE Ireland leg cramps in pregnancy",
    "https://www2.hse.ie/conditions/leg-cramps-pregnancy/",
)
HLBC = read(
    "HLBC",
    "HealthLink BC leg cramps in pregnancy",
    "https://www.healthlinkbc.ca/health-topics/aa88003",
)
NG19 = read(
    "NG19",
    "NICE NG19 referral recs, full wording in Nursing-notebook",
    "https://nursing-notebook.com/en-ie/simplepage.cfm?ID=x20151021171653865742&linkID=80527",
)
NG51_K = known("NG51-K", "NICE sepsis guidance (NG51/NG253)")
NG133_K = known(
    "NG133-K", "NICE NG133 hypertension in pregnancy: sudden swelling of face, hands, feet"
)
RCEM_CELL = read(
    "RCEM-cell",
    "RCEM Learning cellulitis admission criteria",
    "https://www.rcemlearning.co.uk/modules/cellulitis-and-other-skin-infections/lessons/cellulitis-and-erysipelas/topic/management-9/",
)
BMJBP_CELL = read(
    "BMJBP-cell",
    "BMJ Best Practice cellulitis",
    "https://bibliotheek.ehb.be:2400/topics/en-gb/63/management-approach",
)
ERON = read("Eron", "Eron classes", "https://www.guidelinegenius.com/?p=740")
NG141 = read(
    "NG141",
    "NICE NG141 cellulitis",
    "https://www.nice.org.uk/guidance/ng141/chapter/Recommendations",
)
NG106 = read(
    "NG106",
    "NICE NG106 timings via Oxford HF and pharmacynotebook",
    "https://pharmacynotebook.com/pages/cardiovascular-medicine/diagnosis-of-heart-failure-left-ventricular-dysfunction-in-primary-care",
)
BMJ_HF = read(
    "BMJ-HF",
    "BMJ 10-minute consultation: heart failure case",
    "https://www.scribd.com/doc/232282598/Diagnosis-and-Management-of-Chronic-Heart-Failure",
)
SEED = read("SEED", "the article this project began from")
K = known("K", "general medical knowledge")
K_OEDEMA = known("K-oedema", "leg oedema work-up")
DESIGN = own("design", "a safety choice of this rule set, not a publication")
