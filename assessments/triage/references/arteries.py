"""On arteries: PAD, its tests, sudden loss of blood flow, trapped arteries."""

from .reference import known, partly, read

ACC24 = read(
    "ACC24",
    "2024 ACC/AHA multisociety PAD guideline, pocket-guide pages (definitions p3, Table 5-6 p10, Table 7 p11, recs 3.1 p15)",
    "https://eguideline.guidelinecentral.com/i/1521560-lower-extremity-peripheral-artery-disease-2024/3",
    "https://eguideline.guidelinecentral.com/i/1521560-lower-extremity-peripheral-artery-disease-2024/10",
    "https://eguideline.guidelinecentral.com/i/1521560/11",
    "https://eguideline.guidelinecentral.com/i/1521560-lower-extremity-peripheral-artery-disease-2024/15",
)
ACC24_T7 = read(
    "ACC24-T7",
    "2024 ACC/AHA multisociety PAD guideline, Table 7, alternative diagnoses",
    "https://eguideline.guidelinecentral.com/i/1521560/11",
)
ECQ = read(
    "ECQ",
    "Edinburgh questionnaire criteria and grades (two secondary sources)",
    "https://www.medicalalgorithms.com/the-edinburgh-claudication-questionnaire",
    "https://medicalcriteria.com/web/edinburgh-claudication-questionnaire/",
)
CG147 = partly(
    "CG147",
    "NICE CG147 PAD (page opening read; rec 1.3.1-1.3.4 text from knowledge)",
    "https://www.nice.org.uk/guidance/cg147/chapter/Key-priorities-for-implementation",
)
JAMA06 = read(
    "JAMA06",
    "Khan 2006 JAMA Rational Clinical Examination, via CRD abstract",
    "http://www.crd.york.ac.uk/CRDWeb/ShowRecord.asp?AccessionNumber=12006008108",
)
GVG = read(
    "GVG",
    "Global Vascular Guidelines CLTI 2019, abstract",
    "https://pmc.ncbi.nlm.nih.gov/articles/PMC8365864",
)
PARC = read(
    "PARC",
    "PARC haemodynamic definitions table (JACC)",
    "http://www.onlinejacc.org/highwire/markup/27741/expansion",
)
WIFI_K = known(
    "WIfI-K",
    "Mills 2014 SVS WIfI (J Vasc Surg 59:220), ischaemia grade 3: ABI <=0.39, ankle <50, toe <30 mmHg",
)
NHSH = read(
    "NHSH",
    "NHS Highland vascular guidelines: ALI and CLTI",
    "https://rightdecisions.scot.nhs.uk/tam-treatments-and-medicines-nhs-highland/therapeutic-guidelines/vascular/vascular-guidelines/",
)
ALI_PITFALL = read(
    "ALI-pitfall",
    "Caveats and diagnostic traps in ALI: pain-free in 24-49%",
    "https://aneskey.com/caveats-and-diagnostic-traps-in-acute-limb-ischemia/",
    "https://art-of-urgent-care.ghost.io/a-numb-leg",
)
KJFM = read(
    "KJFM",
    "Korean J Fam Med 2011;32:423, AF presenting as ALI",
    "https://kjfm.or.kr/journal/view.php?number=1723",
)
SAH = read(
    "SAH",
    "SA Health PAD referral criteria",
    "https://www.sahealth.sa.gov.au/wps/wcm/connect/public+content/sa+health+internet/services/outpatients/cpc/specialities/vascular/peripheral+artery+disease+pad+adult+cpc",
)
QLD = read(
    "QLD",
    "Queensland vascular referral: threatened limb -> ED",
    "https://conditions.health.qld.gov.au/Specialty/3/vascular",
)
DEVON_POP = read(
    "DEVON-pop",
    "Devon: popliteal aneurysm presentations",
    "https://northeast.devonformularyguidance.nhs.uk/referral-guidance/northern-locality/vascular/popliteal-and-other-aneurysms-excluding-aortic-aneurysms",
)
BNSSG = read(
    "BNSSG",
    "BNSSG Remedy PAD draft 2025 (rest pain; night cramp is not CLTI)",
    "https://remedy.bnssg.icb.nhs.uk/bnssg-icb/development-area/peripheral-arterial-disease-draft",
)
OSC = read(
    "OSC",
    "Oscillometric ABI accuracy",
    "http://dx.plos.org/10.1371/journal.pone.0167408",
    "https://pubmed.ncbi.nlm.nih.gov/21593742/",
)
PAES = read(
    "PAES",
    "PAES vs CECS cases; SAJSM 2012;24:65",
    "https://www.hindawi.com/journals/crim/2017/6981047/",
    "https://www.acc.org/education-and-meetings/patient-case-quizzes/2020/10/20/12/48/exercise-induced-leg-and-calf-pain-in-an-athlete",
)
CECS = read(
    "CECS",
    "PAES vs CECS cases, table of exertional leg pain",
    "https://www.hindawi.com/journals/crim/2017/6981047/tab2/",
)
