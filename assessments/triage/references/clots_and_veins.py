"""On clots, veins, leg sores and one-sided swelling."""

from .reference import known, partly, read

NHS_DVT = read(
    "NHS-DVT",
    "NHS DVT advice (111 / urgent GP; 999 with breathlessness or chest pain), quoted in press",
    "https://dailyfrance.org/nhs-alert-to-call-111-if-you-spot-symptom-in-just-one-leg",
    "https://severuss.online/2025/01/30/nhs-warns-of-two-signs-of-a-blood-clot-that-mean-you-need-to-call-999-now",
)
NICE_NG158 = read(
    "NICE-NG158",
    "NICE NG158 two-level Wells and timings; QS201",
    "https://emblogs.org/embolism-and-thrombosis",
    "https://www.nice.org.uk/guidance/qs201/chapter/Quality-statement-3-Proximal-leg-vein-ultrasound-scan-for-a-likely-deep-vein-thrombosis-Wells-score",
)
CLOT_CASES = read(
    "CLOT-cases",
    "DVT taken for cramp or strain: Atlantic 2014; NBCA; JOSPT 2011; Clin Med Res 2017",
    "http://www.theatlantic.com/health/archive/2014/02/when-a-cramp-is-actually-a-clot/283623/",
    "https://www.stoptheclot.org/cristal.htm",
    "http://www.ncbi.nlm.nih.gov/pubmed/22146368",
    "http://intjec.com/article/10.11648/j.cmr.20170603.11",
)
PCD = read(
    "PCD",
    "Phlegmasia: cases and FPnotebook",
    "https://bhm.scholasticahq.com/article/39659-phlegmasia-cerulea-dolens-due-to-may-thurner-syndrome",
    "https://consultant360.com/article/cardiology/vascular-disease/iliofemoral-dvt-progressing-phlegmasia-cerulea-dolens-woman-may",
    "https://fpnotebook.com/Surgery/CV/Phlgms.htm",
)
RCOG37B = known(
    "RCOG37b",
    "RCOG Green-top 37b 2015: objective testing, treat until excluded; Wells not validated in pregnancy. LEFt rule abstract was read",
    "https://hal.univ-brest.fr/hal-00749702v1",
)
BSH_SVT = read(
    "BSH-SVT",
    "SVT: NHS Lothian; AAA Medicines; Acute GP Cornwall summary of BSH",
    "https://apps.nhslothian.scot/refhelp/guidelines/haematology/superficialthrombophlebitis/",
    "https://acutegpcornwall.com/stp",
)
CG168 = read(
    "CG168",
    "NICE CG168 varicose veins, recs 1.2.1-1.2.2",
    "https://www.nice.org.uk/guidance/cg168/chapter/1-recommendations",
)
SJA_VEIN = read(
    "SJA-vein",
    "St John Ambulance bleeding varicose vein steps, via clinic page; BMJ rapid response on deaths",
    "https://www.theveincarecentre.co.uk/blog/bleeding-varicose-veins-do-you-know-what-to-do/",
    "https://www.bmj.com/rapid-response/2011/10/27/bleeding-varicose-veins",
)
SCOT_VLU = read(
    "SCOT-VLU",
    "Scottish venous leg ulcer pathway red flags",
    "https://www.rightdecisions.scot.nhs.uk/shared-content/cfsd/vascular-surgery/venous-leg-ulcer/venous-leg-ulcer-national-pathway",
)
NWCS = partly(
    "NWCS",
    "National Wound Care Strategy lower limb (opening read); BNSSG leg ulcer (Doppler if not healed in 2 weeks, no compression before ABPI) read",
    "https://remedy.bnssg.icb.nhs.uk/adults/dermatology/leg-ulcer",
)
CEAP = read(
    "CEAP",
    "CEAP 2020 update",
    "https://www.annphlebology.org/journal/view.html?volume=20&number=1&spage=19",
    "https://tcml.enmeder.com/flux/276",
)
CIVIQ = read(
    "CIVIQ",
    "CIVIQ-20 site: target C0s-C4, symptom list",
    "https://www.civiq-20.com/domains-covered-civiq/groups-patients-will-civiq-assess/",
)
MSD = read(
    "MSD",
    "MSD manual DVT page: drugs that cause two-sided swelling",
    "https://www.msdmanuals.com/uk/professional/cardiovascular-disorders/peripheral-venous-disorders/deep-venous-thrombosis-dvt",
)
