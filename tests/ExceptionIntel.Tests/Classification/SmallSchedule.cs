using ExceptionIntel.Connectors.TariffSources;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Tests.Classification;

/// <summary>A schedule in the shape of an authority's export, with our own few lines.</summary>
internal static class SmallSchedule
{
    public const string Edition = "US-small";

    public const string Csv = """
        HTS Number,Indent,Description,Unit of Quantity
        "6109","0","Shirts without a collar, knitted:",""
        "6109.10.00","1","Of cotton",""
        "","2","Men's or boys':",""
        "","3","T-shirts:",""
        "6109.10.00.12","4","Men's (338)",""
        "6109.10.00.14","4","Boys' (338)",""
        "6109.10.00.27","3","Other (338)",""
        "","2","Women's or girls':",""
        "6109.10.00.40","3","T-shirts (339)",""
        "6109.10.00.70","3","Other (339)",""
        "4202","0","Bags:",""
        "4202.22","1","Handbags with an outer surface of plastic sheeting or of textile materials:",""
        "4202.22.15.00","2","With outer surface of sheeting of plastics",""
        "","2","With outer surface of textile materials:",""
        "4202.22.45.00","3","Of cotton (369)",""
        "4202.22.70.00","3","Containing 85 percent or more by weight of silk",""
        "4202.22.81.00","3","Of man-made fibers (670)",""
        "4202.22.89.00","3","Other (871)",""
        "7116.20","1","Of precious stones:",""
        "","2","Articles of jewelry:",""
        "7116.20.05.00","3","Valued not over $40 per piece",""
        "7116.20.15.00","3","Other",""
        "7116.20.40.00","2","Other",""
        "3926.90","1","Other:",""
        "3926.90.25.00","2","Handles and knobs, not elsewhere specified or included, of plastics",""
        "3926.90.48.00","2","Photo albums",""
        "3926.90.99","2","Other",""
        "3926.90.99.40","3","Covers, rings and frames for manholes; catch basins",""
        "3926.90.99.89","3","Other",""
        "9111.20.00.00","1","Cases of base metal",""
        "8471.30","1","Portable machines, weighing not more than 10 kg",""
        "8471.30.10.00","2","Weighing not more than 1 kg",""
        "8471.30.90.00","2","Weighing over 1 kg",""

        """;

    public static TariffBook Book { get; } = TariffBook.From(Edition, ScheduleFile.Read(Csv).Lines);
}
