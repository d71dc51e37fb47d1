"""On nerves, spine and restless legs."""

from .reference import known, partly, read

BMJBP_CES = read(
    "BMJBP-CES",
    "BMJ Best Practice cauda equina",
    "https://bestpractice-bmj-com.bibliotheek.ehb.be/topics/en-gb/3000164/diagnosis-approach",
)
HEALTHIFY = read(
    "Healthify",
    "Healthify NZ sciatica: call ambulance list",
    "https://healthify.nz/health-a-z/s/sciatica",
)
NICE_NG234 = partly(
    "NICE-NG234",
    "NICE NG234 spinal metastases/MSCC (page opening read; contact immediately with neurological signs, within 24 h for pain only: knowledge)",
    "https://www.nice.org.uk/guidance/NG234/chapter/recommendations",
)
NICE_NG59 = known("NICE-NG59", "NICE NG59 low back pain and sciatica")
NG127_K = known("NG127-K", "NICE NG127 suspected neurological conditions")
LSS = read(
    "LSS",
    "Nadeau 2013 Can J Surg 56:372",
    "https://www.canjsurg.ca/highwire/citation/87515/medlars",
)
LSS_CASES = read(
    "LSS-cases",
    "BMJ BP case; Consumer Reports case; Ammendolia 2014",
    "https://bibliotheek.ehb.be:2400/topics/en-gb/191/case-history",
    "http://www.consumerreports.org/conditions-treatments/surprising-way-to-avoid-surgery/",
    "https://pmc.ncbi.nlm.nih.gov/articles/PMC4139768",
)
RLS14 = read(
    "RLS14",
    "IRLSSG 2014 criteria; Hening 2009 mimics",
    "https://gpcpd.heiw.wales/clinical/restless-legs-syndrome/the-diagnostic-criteria/",
    "http://pubmedcentralcanada.ca/pmcc/articles/PMC2769267/",
)
K_NEURO = known("K-neuro", "peripheral neuropathy work-up")
