namespace ExceptionIntel.Service.Desk;
public static class DeskSetup { public static WebApplicationBuilder AddDesk(this WebApplicationBuilder b) => b; public static WebApplication MapDesk(this WebApplication a) => a; }
