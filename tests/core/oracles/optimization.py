"""What each entry of the optimisation category is worth: the optimisers as step-by-step algorithms."""

from __future__ import annotations

from mpmath import mp

from tests.core.oracles import Oracle


def blend(old, new, keep):
    """An exponential moving average, in the form "move a share of the gap"."""
    return old + (1 - keep) * (new - old)


def momentum(w, v, grad, lr, mu_momentum):
    velocity = mu_momentum * v
    velocity += lr * grad
    return w - velocity


def nesterov_buffer(w, buf, grad, lr, mu_momentum):
    """The loop of a library's SGD with its Nesterov switch on."""
    buf = mu_momentum * buf + grad
    direction = grad + mu_momentum * buf
    return w - lr * direction


def adagrad(w, grad, G, lr, epsilon):  # noqa: N803
    G += grad**2  # noqa: N806
    scale = mp.sqrt(G) + epsilon
    return w - lr * (grad / scale)


def rmsprop(w, grad, v_rms, lr, rho, epsilon):
    v_rms = blend(v_rms, grad**2, rho)
    scale = mp.sqrt(v_rms) + epsilon
    return w - lr * (grad / scale)


def adadelta(w, grad, v_rms, delta_avg, lr, rho, epsilon):
    v_rms = blend(v_rms, grad * grad, rho)
    ratio = (delta_avg + epsilon) / (v_rms + epsilon)
    return w - lr * mp.sqrt(ratio) * grad


def bias_corrected(average, beta, t):
    """An average over the weight its t terms have together."""
    return average / -mp.expm1(t * mp.log(beta))


def adam(w, m_hat, v_hat, lr, epsilon):
    scale = mp.sqrt(v_hat) + epsilon
    return w - lr * (m_hat / scale)


def adamw(w, m_hat, v_hat, lr, lambda_wd, epsilon):
    w -= lr * lambda_wd * w
    return adam(w, m_hat, v_hat, lr, epsilon)


def nadam(w, grad, m_hat, v_hat, t, lr, beta1, epsilon):
    ahead = blend(bias_corrected(grad, beta1, t), m_hat, 1 - beta1)
    return adam(w, ahead, v_hat, lr, epsilon)


def adamax(w, m, u_norm, t, lr, beta1):
    return w - lr * bias_corrected(m, beta1, t) / u_norm


def amsgrad(w, m, v_adam, v_max, lr, epsilon):
    if v_adam > v_max:
        v_max = v_adam
    return adam(w, m, v_max, lr, epsilon)


def direction_of(x):
    return x / abs(x) if x else 0


def lion(w, m, grad, lr, beta1, lambda_wd):
    update = direction_of(blend(m, grad, beta1)) + lambda_wd * w
    return w - lr * update


def outer_product_guess(row_mean, col_mean, total_mean):
    return mp.exp(mp.log(row_mean) + mp.log(col_mean) - mp.log(total_mean))


def clipped_by_norm(grad, grad_norm, max_norm):
    if grad_norm <= max_norm:
        return grad
    return grad / grad_norm * max_norm


def clipped_by_value(grad, clip_val):
    if abs(grad) <= clip_val:
        return grad
    return direction_of(grad) * clip_val


def half_cosine(start, end, progress):
    """From `start` to `end` along half a cosine wave, as a weighted mean of both."""
    turn = mp.pi * progress / 2
    return start * mp.cos(turn) ** 2 + end * mp.sin(turn) ** 2


def step_decay(epoch, lr_init, gamma_decay, step_size):
    lr = lr_init
    while epoch >= step_size:
        lr *= gamma_decay
        epoch -= step_size
    return lr


def polynomial_decay(epoch, lr_init, lr_end, max_epochs, power_lr):
    left = (max_epochs - epoch) / mp.mpf(max_epochs)
    if left <= 0:
        return lr_end
    share = mp.exp(power_lr * mp.log(left))
    return share * lr_init + (1 - share) * lr_end


def cosine_warm_restart(epoch, lr_min, lr_max, T_0):  # noqa: N803
    while epoch >= T_0:
        epoch -= T_0
    return half_cosine(lr_max, lr_min, epoch / mp.mpf(T_0))


def warmup_linear(epoch, lr_target, warmup_steps):
    return lr_target if epoch >= warmup_steps else lr_target * epoch / warmup_steps


def warmup_cosine(epoch, lr_max, lr_min, warmup_steps, max_steps):
    if epoch < warmup_steps:
        return warmup_linear(epoch, lr_max, warmup_steps)
    if epoch >= max_steps:
        return lr_min
    return half_cosine(lr_max, lr_min, mp.mpf(epoch - warmup_steps) / (max_steps - warmup_steps))


def noam(step, lr_factor, d_model, warmup_steps):
    peak = lr_factor / mp.sqrt(d_model * warmup_steps)
    return peak * (step / warmup_steps if step < warmup_steps else mp.sqrt(warmup_steps / step))


def cyclical(epoch, lr_min, lr_max, step_size):
    cycle = epoch % (2 * step_size)
    up = cycle if cycle < step_size else 2 * step_size - cycle
    return lr_min + (lr_max - lr_min) * up / step_size


def one_cycle(epoch, lr_start, lr_max, lr_end, T_max, pct_start):  # noqa: N803
    peak_at = pct_start * T_max
    if epoch < peak_at:
        return half_cosine(lr_start, lr_max, epoch / peak_at)
    if epoch >= T_max:
        return lr_end
    return half_cosine(lr_max, lr_end, (epoch - peak_at) / (T_max - peak_at))


def warmup_stable_decay(epoch, lr_max, warmup_steps, decay_start, max_steps):
    if epoch < warmup_steps:
        return warmup_linear(epoch, lr_max, warmup_steps)
    if epoch < decay_start:
        return lr_max
    if epoch < max_steps:
        return lr_max - lr_max * mp.mpf(epoch - decay_start) / (max_steps - decay_start)
    return 0


def sum_of_squares(*residuals):
    return mp.fsum(residual * residual for residual in residuals)


def beale(x, y):
    targets = (mp.mpf(3) / 2, mp.mpf(9) / 4, mp.mpf(21) / 8)
    return sum_of_squares(*(target - x * (1 - y**i) for i, target in enumerate(targets, 1)))


def rastrigin(*point):
    # 10 - 10·cos(2πx) is 20·sin²(πx).
    return mp.fsum(x**2 + 20 * mp.sinpi(x) ** 2 for x in point)


def ackley(*point):
    n = len(point)
    funnel = mp.exp(-mp.mpf(1) / 5 * mp.sqrt(sum_of_squares(*point) / n))
    ripple = mp.exp(mp.fsum(mp.cospi(2 * x) for x in point) / n)
    return 20 * (1 - funnel) + (mp.e - ripple)


def griewank(*point):
    bowl = sum_of_squares(*point) / 4000
    ripple = mp.mpf(1)
    for i, x in enumerate(point, 1):
        ripple *= mp.cos(x / mp.sqrt(i))
    return bowl - ripple + 1


def quadratic_form(matrix, *point):
    v = mp.matrix(point)
    return (v.T * mp.matrix(matrix) * v)[0]


ORACLES: dict[str, Oracle] = {
    "sgd_step": lambda w, grad, lr: momentum(w, 0, grad, lr, 0),
    "momentum_velocity": lambda v, grad, mu_momentum, lr: -momentum(0, v, grad, lr, mu_momentum),
    "momentum_step": momentum,
    "nesterov_lookahead": lambda w, v, mu_momentum: momentum(w, v, 0, 0, mu_momentum),
    "nesterov_step": lambda w, v, grad_lookahead, lr, mu_momentum: momentum(
        w, v, grad_lookahead, lr, mu_momentum
    ),
    "nesterov_buffer_step": nesterov_buffer,
    "adagrad_step": adagrad,
    "rmsprop_step": rmsprop,
    "adadelta_step": adadelta,
    "adam_m_update": lambda grad, m, beta1: blend(m, grad, beta1),
    "adam_v_update": lambda grad, v_adam, beta2: blend(v_adam, grad * grad, beta2),
    "adam_bias_correction_m": lambda m, t, beta1: bias_corrected(m, beta1, t),
    "adam_bias_correction_v": lambda v_adam, t, beta2: bias_corrected(v_adam, beta2, t),
    "adam_step": adam,
    "adamw_step": adamw,
    "nadam_step": nadam,
    "adamax_u_update": lambda grad, u_norm, beta2: (
        beta2 * u_norm if beta2 * u_norm > abs(grad) else abs(grad)
    ),
    "adamax_step": adamax,
    "amsgrad_step": amsgrad,
    "lion_step": lion,
    "lion_m_update": lambda m, grad, beta2: blend(m, grad, beta2),
    "sign_sgd_step": lambda w, grad, lr: w - lr * direction_of(grad),
    "adafactor_second_moment": outer_product_guess,
    "adafactor_beta2": lambda t, decay_power: -mp.expm1(-decay_power * mp.log(t)),
    "lookahead_step": lambda w_slow, w_fast, alpha_la: blend(w_fast, w_slow, alpha_la),
    "newton_minimise_step": lambda w, grad, hess: (hess * w - grad) / hess,
    "polyak_step_size": lambda loss, grad_norm, loss_min: (
        loss / grad_norm / grad_norm - loss_min / grad_norm / grad_norm
    ),
    "sam_perturbation": lambda grad, grad_norm, rho_sam: grad / (grad_norm / rho_sam),
    "lars_trust_ratio": lambda w_norm, grad_norm, eta, lambda_wd: (
        eta / (grad_norm / w_norm + lambda_wd)
    ),
    "lamb_trust_ratio": lambda w_norm, update_norm: mp.exp(mp.log(w_norm) - mp.log(update_norm)),
    "ema_update": lambda param_ema, param_new, alpha_ema: blend(
        param_ema, param_new, 1 - alpha_ema
    ),
    "gradient_clip_value": clipped_by_value,
    "gradient_clip_norm": clipped_by_norm,
    "metropolis_acceptance": lambda delta, temperature: (
        1 if delta <= 0 else 1 / mp.exp(delta / temperature)
    ),
    "constant_lr": lambda lr_init: lr_init,
    "step_decay_lr": step_decay,
    "exponential_decay_lr": lambda epoch, lr_init, k_decay: lr_init / mp.exp(k_decay * epoch),
    "time_decay_lr": lambda epoch, lr_init, k_decay: 1 / (1 / lr_init + k_decay * epoch / lr_init),
    "polynomial_decay_lr": polynomial_decay,
    "cosine_annealing_lr": lambda epoch, lr_min, lr_max, T_max: half_cosine(  # noqa: N803
        lr_max, lr_min, epoch / mp.mpf(T_max)
    ),
    "cosine_warm_restart_lr": cosine_warm_restart,
    "warmup_linear_lr": warmup_linear,
    "warmup_cosine_lr": warmup_cosine,
    "noam_lr": noam,
    "inverse_sqrt_lr": lambda epoch, lr_init, warmup_steps: min(
        lr_init / mp.sqrt(warmup_steps), lr_init / mp.sqrt(epoch)
    ),
    "cyclical_lr": cyclical,
    "one_cycle_approx_lr": lambda epoch, lr_max, T_max: (  # noqa: N803
        lr_max * mp.sin(mp.pi * epoch / T_max) ** 2
    ),
    "one_cycle_lr": one_cycle,
    "wsd_lr": warmup_stable_decay,
    "linear_scaling_lr": lambda batch_size, lr_init, base_batch: (
        lr_init / (mp.mpf(base_batch) / batch_size)
    ),
    "quadratic_bowl": lambda x, y, a_qb, b_qb, x_opt, y_opt: quadratic_form(
        [[a_qb, 0], [0, b_qb]], x - x_opt, y - y_opt
    ),
    "rosenbrock": lambda x, y, a_rb, b_rb: sum_of_squares(a_rb - x, mp.sqrt(b_rb) * (y - x * x)),
    "himmelblau": lambda x, y: sum_of_squares(x * x + y - 11, x + y * y - 7),
    "booth": lambda x, y: quadratic_form([[5, 4], [4, 5]], x - 1, y - 3),
    "matyas": lambda x, y: (((x + y) ** 2) / 50 + ((x - y) ** 2) / 2) / 2,
    "beale": beale,
    "three_hump_camel": lambda x, y: (
        (y + x / 2) ** 2 + mp.polyval([mp.mpf(1) / 6, -mp.mpf(21) / 20, mp.mpf(7) / 4, 0], x * x)
    ),
    "styblinski_tang_2d": lambda x, y: mp.fsum(
        mp.polyval([1, 0, -16, 5, 0], u) / 2 for u in (x, y)
    ),
    "rastrigin_2d": lambda x, y: rastrigin(x, y),
    "ackley_2d": lambda x, y: ackley(x, y),
    "griewank_2d": lambda x, y: griewank(x, y),
}

# Schedules are drawn over their whole length; their settings keep the order the entries ask for.
RANGES: dict[str, dict[str, tuple[float, float]]] = {
    "step_decay_lr": {"epoch": (0, 150), "step_size": (5, 50)},
    "polynomial_decay_lr": {"epoch": (0, 150), "max_epochs": (50, 100)},
    "cosine_annealing_lr": {"epoch": (0, 100), "T_max": (50, 100)},
    "cosine_warm_restart_lr": {"epoch": (0, 40), "T_0": (5, 20)},
    "warmup_linear_lr": {"epoch": (0, 2000), "warmup_steps": (500, 1500)},
    "warmup_cosine_lr": {
        "epoch": (0, 11000),
        "warmup_steps": (500, 5000),
        "max_steps": (6000, 10000),
    },
    "noam_lr": {"step": (1, 10000), "warmup_steps": (1000, 5000)},
    "inverse_sqrt_lr": {"epoch": (1, 10000), "warmup_steps": (1000, 5000)},
    "cyclical_lr": {"epoch": (0, 10000), "step_size": (500, 2000)},
    "one_cycle_approx_lr": {"epoch": (0, 100), "T_max": (50, 100)},
    "one_cycle_lr": {"epoch": (0, 120), "T_max": (50, 100), "pct_start": (0.1, 0.9)},
    "wsd_lr": {
        "epoch": (0, 11000),
        "warmup_steps": (500, 3000),
        "decay_start": (4000, 7000),
        "max_steps": (8000, 10000),
    },
}
