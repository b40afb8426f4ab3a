//! Defines [`memory`] and [`peak`]: how much memory a benchmark holds, and the most it held.

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

fn told(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let kilobytes = line.and_then(|rest| rest.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or_default() / 1024
}
