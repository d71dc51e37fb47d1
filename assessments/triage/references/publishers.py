"""Which addresses of sources may be linked: those of who published them, and official ones.

Much was read in copies, in press quotes or through a library's proxy. Such an address is printed, as
what was read, but nobody is sent there: it may change hands, and it says nothing for the source.
"""

from urllib.parse import urlsplit

PUBLISHERS = frozenset(
    {
        # Health services, and bodies that write guidelines.
        "apps.nhslothian.scot",
        "conditions.health.qld.gov.au",
        "gpcpd.heiw.wales",
        "healthify.nz",
        "nidirect.gov.uk",
        "northeast.devonformularyguidance.nhs.uk",
        "remedy.bnssg.icb.nhs.uk",
        "rightdecisions.scot.nhs.uk",
        "www.acc.org",
        "www.healthlinkbc.ca",
        "www.nice.org.uk",
        "www.rcemlearning.co.uk",
        "www.rightdecisions.scot.nhs.uk",
        "www.sahealth.sa.gov.au",
        "www.stoptheclot.org",
        "www2.hse.ie",
        # Public catalogues and archives of papers.
        "hal.univ-brest.fr",
        "pmc.ncbi.nlm.nih.gov",
        "pubmed.ncbi.nlm.nih.gov",
        "www.crd.york.ac.uk",
        "www.ncbi.nlm.nih.gov",
        # Publishers of what is cited: journals, abstracts of meetings, manuals, instruments, magazines.
        "bhm.scholasticahq.com",
        "bmcfampract.biomedcentral.com",
        "cochranelibrary.com",
        "consultant360.com",
        "dx.plos.org",
        "eguideline.guidelinecentral.com",
        "endocrine-abstracts.org",
        "jsmj.ajums.ac.ir",
        "kjfm.or.kr",
        "link.springer.com",
        "shmabstracts.org",
        "www.annphlebology.org",
        "www.bmj.com",
        "www.canjsurg.ca",
        "www.civiq-20.com",
        "www.consumerreports.org",
        "www.hindawi.com",
        "www.kjfm.or.kr",
        "www.msdmanuals.com",
        "www.onlinejacc.org",
        "www.reliasmedia.com",
        "www.theatlantic.com",
        "www.thelancet.com",
    }
)
"""Hosts, each in full: no other name below them counts."""


def is_publishers(url: str) -> bool:
    """Whether it may be linked. An address that is stored with a result is judged as of today."""
    parts = urlsplit(url)
    return parts.scheme in {"http", "https"} and parts.netloc in PUBLISHERS
