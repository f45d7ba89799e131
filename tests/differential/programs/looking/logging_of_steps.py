import logging
import warnings

logging.basicConfig(level=logging.CRITICAL)
log = logging.getLogger(__name__)
warnings.filterwarnings("ignore")
weights = [0.5, -0.5]
for step in range(3):
    weights = [w - 0.1 * w for w in weights]
    log.info("step %d: %s", step, weights)
    if max(weights) < 0:
        log.warning("negative")
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    total = sum(weights)
print(weights, total)
