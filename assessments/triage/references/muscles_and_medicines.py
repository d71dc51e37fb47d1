"""On muscle, cramps, body salts, injury and medicines."""

from .reference import known, read

ACS = read(
    "ACS", "Acute compartment syndrome summary", "https://test.aneskey.com/compartment-syndrome-2"
)
ACS_CASE = read(
    "ACS-case",
    "J Med Case Rep 2021 spontaneous compartment syndrome",
    "https://link.springer.com/10.1186/s13256-021-02683-y",
)
NHS_STATIN = read(
    "NHS-statin",
    "NHS statin page wording quoted in press",
    "https://www.newsbeep.com/uk/?p=321961",
    "https://particle.news/story/nhs-reminds-statin-users-which-symptoms-require-urgent-medical-help",
)
SRM = read(
    "SRM",
    "Statin-related muscle toxicity classes",
    "https://pharmacynotebook.com/pages/uncategorised/classification-of-statin-related-muscle-srm-toxicity",
)
CTT22 = read(
    "CTT22",
    "CTT Collaboration Lancet 2022",
    "https://www.thelancet.com/article/S0140-6736(22)01545-8/fulltext",
)
RHAB = read(
    "RHAB",
    "Exertional and statin-macrolide rhabdomyolysis cases",
    "https://www.kjfm.or.kr/journal/view.php?doi=10.4082/kjfm.2016.37.6.356",
    "https://shmabstracts.org/abstract/breaking-it-down-spin-class-induced-rhabdomyolysis-in-a-healthy-young-adult",
    "https://escipub.com/ijcr-2020-06-1805/",
)
HYPOK = read(
    "HYPOK",
    "Hypokalaemia: causes and severe signs; bendrofluazide case K 1.5",
    "https://www.rxlist.com/hypokalemia_symptoms_and_signs/symptoms.htm",
    "https://endocrine-abstracts.org/ea/0003/abstracts/poster-presentations/clinical-case-reports/ea0003p54",
)
SICKDAY = known(
    "SICKDAY",
    "Sick-day guidance for ACE inhibitors/diuretics (Think Kidneys; Scottish sick-day card)",
)
NHS_CRAMP = read(
    "NHS-cramp",
    "NHS leg cramps text (syndicated) and nidirect",
    "https://www.doctoori.net/health-information/health-resources-a-z/conditions/?condition=leg-cramps",
    "https://nidirect.gov.uk/node/10453",
)
BNSSG_CRAMP = read(
    "BNSSG-cramp",
    "BNSSG muscle cramps draft",
    "https://remedy.bnssg.icb.nhs.uk/bnssg-icb/development-area/muscle-cramps-draft",
)
NLC = read(
    "NLC",
    "Hallegraeff 2017 BMC Fam Pract 18:29",
    "http://bmcfampract.biomedcentral.com/articles/10.1186/s12875-017-0600-x",
)
GARR = read(
    "GARR",
    "Garrison 2012 Arch Intern Med 172:120 (abstract) and commentary",
    "https://api-pubmed-ncbi.laibokeji.com/22157068",
    "https://www.reliasmedia.com/articles/77056-leg-cramps-are-you-part-of-the-problem",
)
BBCOCH = read(
    "BBCOCH",
    "Cochrane CD005508 beta-blockers in PAD (abstract part); CRD review of 9 crossover RCTs",
    "https://cochranelibrary.com/es/cdsr/doi/10.1002/14651858.CD005508.pub3/full/zh_HANS",
    "http://www.crd.york.ac.uk/CRDWeb/ShowRecord.asp?ID=12005003250&View=Full",
)
ACEMETA = read(
    "ACEMETA",
    "ACE inhibitor adverse effects, 257 RCTs",
    "https://pmc.ncbi.nlm.nih.gov/articles/PMC9324875",
)
HD = read(
    "HD",
    "Dialysis cramps",
    "https://advancedrenaleducation.com/wparep/article/cramping/",
    "https://jsmj.ajums.ac.ir/article_47296.html?lang=en",
)
K_HEAT = known("K-heat", "heat illness advice")
K_ACHILLES = known("K-Achilles", "Achilles rupture signs")
K_FRACTURE = known(
    "K-fracture", "Ottawa-style injury rules: inability to bear weight after trauma needs imaging"
)
K_BLEED = known("K-bleed", "bleeding into muscle on anticoagulants after a knock or strain")
