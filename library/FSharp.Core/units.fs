/// The units of measure of the International System.
namespace FSharp.Data.UnitSystems.SI

/// By name.
module UnitNames =

    /// Length.
    [<Measure>]
    type metre

    /// Mass.
    [<Measure>]
    type kilogram

    /// Time.
    [<Measure>]
    type second

    /// Electric current.
    [<Measure>]
    type ampere

    /// Temperature.
    [<Measure>]
    type kelvin

    /// Amount of substance.
    [<Measure>]
    type mole

    /// Luminous intensity.
    [<Measure>]
    type candela

    /// Length.
    [<Measure>]
    type meter = metre

    /// Frequency.
    [<Measure>]
    type hertz = second^-1

    /// Force.
    [<Measure>]
    type newton = kilogram metre / second^2

    /// Pressure.
    [<Measure>]
    type pascal = newton / metre^2

    /// Energy.
    [<Measure>]
    type joule = newton metre

    /// Power.
    [<Measure>]
    type watt = joule / second

    /// Electric charge.
    [<Measure>]
    type coulomb = second ampere

    /// Voltage.
    [<Measure>]
    type volt = watt / ampere

    /// Capacitance.
    [<Measure>]
    type farad = coulomb / volt

    /// Resistance.
    [<Measure>]
    type ohm = volt / ampere

    /// Conductance.
    [<Measure>]
    type siemens = ampere / volt

    /// Magnetic flux.
    [<Measure>]
    type weber = volt second

    /// Magnetic flux density.
    [<Measure>]
    type tesla = weber / metre^2

    /// Inductance.
    [<Measure>]
    type henry = weber / ampere

    /// Luminous flux.
    [<Measure>]
    type lumen = candela

    /// Illuminance.
    [<Measure>]
    type lux = lumen / metre^2

    /// Radioactivity.
    [<Measure>]
    type becquerel = second^-1

    /// Absorbed dose.
    [<Measure>]
    type gray = joule / kilogram

    /// Dose equivalent.
    [<Measure>]
    type sievert = joule / kilogram

    /// Catalytic activity.
    [<Measure>]
    type katal = mole / second

/// By symbol.
module UnitSymbols =

    open UnitNames

    /// Length.
    [<Measure>]
    type m = metre

    /// Mass.
    [<Measure>]
    type kg = kilogram

    /// Time.
    [<Measure>]
    type s = second

    /// Electric current.
    [<Measure>]
    type A = ampere

    /// Temperature.
    [<Measure>]
    type K = kelvin

    /// Amount of substance.
    [<Measure>]
    type mol = mole

    /// Luminous intensity.
    [<Measure>]
    type cd = candela

    /// Frequency.
    [<Measure>]
    type Hz = hertz

    /// Force.
    [<Measure>]
    type N = newton

    /// Pressure.
    [<Measure>]
    type Pa = pascal

    /// Energy.
    [<Measure>]
    type J = joule

    /// Power.
    [<Measure>]
    type W = watt

    /// Electric charge.
    [<Measure>]
    type C = coulomb

    /// Voltage.
    [<Measure>]
    type V = volt

    /// Capacitance.
    [<Measure>]
    type F = farad

    /// Conductance.
    [<Measure>]
    type S = siemens

    /// Magnetic flux.
    [<Measure>]
    type Wb = weber

    /// Magnetic flux density.
    [<Measure>]
    type T = tesla

    /// Inductance.
    [<Measure>]
    type H = henry

    /// Luminous flux.
    [<Measure>]
    type lm = lumen

    /// Illuminance.
    [<Measure>]
    type lx = lux

    /// Radioactivity.
    [<Measure>]
    type Bq = becquerel

    /// Absorbed dose.
    [<Measure>]
    type Gy = gray

    /// Dose equivalent.
    [<Measure>]
    type Sv = sievert

    /// Catalytic activity.
    [<Measure>]
    type kat = katal
