//! Defines [`memory`] and [`peak`]: how much memory a benchmark holds, and the most it held; and [`cpu`].

/// Returns how much memory this process holds now, in MB, and begins anew to look for the most; 0 where the
/// system does not tell.
pub(crate) fn memory() -> u64 {
    // Where the system keeps the old peak, what is measured is only too much.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    told("VmRSS:")
}

/// Returns the most memory that this process held since [`memory`] was asked, in MB; 0 where the system does
/// not tell.
pub(crate) fn peak() -> u64 {
    told("VmHWM:")
}

/// Returns the CPU seconds that this process took so far, all threads together, which do not depend on what else
/// the machine does; 0 where the system does not tell.
pub(crate) fn cpu() -> f64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = text.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    // User and system time in hundredths of a second.
    let ticks = fields.get(11..13).unwrap_or_default().iter().filter_map(|ticks| ticks.parse::<u32>().ok());
    f64::from(ticks.sum::<u32>()) / 100.0
}

fn told(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let kilobytes = line.and_then(|rest| rest.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or_default() / 1024
}
